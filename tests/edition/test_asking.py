"""What a request asks for beside an address, whatever is written there."""

from hypothesis import example, given
from hypothesis import strategies as st

from edition.asking import Unsatisfiable, encodings, is_known, part

WEIGHTS = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@given(st.text())
@example("*;q=0")
@example("br;q=9;q=0,,;")
def test_no_accept_encoding_is_a_failure(accept: str) -> None:
    assert set(encodings(accept)) <= {"br", "gzip"}


@given(br=WEIGHTS, gzip=WEIGHTS, identity=WEIGHTS)
def test_encodings_come_in_the_order_wanted_and_none_that_is_refused(
    br: float, gzip: float, identity: float
) -> None:
    asked = {"br": br, "gzip": gzip}
    found = encodings(f"gzip; q={gzip:.3f}, BR;q={br:.3f} ,identity;q={identity:.3f}")

    assert set(found) == {name for name, weight in asked.items() if weight > 0 and weight >= identity}
    assert [asked[name] for name in found] == sorted((asked[name] for name in found), reverse=True)
    if br == gzip and found:
        assert found[0] == "br"


@given(st.text(), st.integers(0, 10**12))
@example("bytes=٣-٤", 10)
@example("bytes=0-", 0)
@example(f"bytes=-{'9' * 18}", 5)
def test_whatever_a_range_says_a_part_of_the_file_is_meant_or_none(asked: str, size: int) -> None:
    for written in (asked, f"bytes={asked}"):
        try:
            found = part(written, size)
        except Unsatisfiable:
            continue
        assert found is None or 0 <= found[0] < found[1] <= size


@given(st.binary(min_size=1, max_size=50), st.data())
def test_a_range_is_the_part_that_it_names(file: bytes, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(file) - 1))
    last = data.draw(st.integers(first, len(file) + 5))
    suffix = data.draw(st.integers(1, len(file) + 5))

    assert slice_of(file, f"bytes={first}-{last}") == file[first : last + 1]
    assert slice_of(file, f"bytes={first}-") == file[first:]
    assert slice_of(file, f"bytes=-{suffix}") == file[-suffix:]


def slice_of(file: bytes, asked: str) -> bytes:
    found = part(asked, len(file))
    assert found is not None
    return file[slice(*found)]


@given(st.text())
def test_nobody_knows_an_etag_who_does_not_name_it(said: str) -> None:
    assert is_known(said, '"abc"') == (said.strip() == "*" or ('"abc"' in said and _names(said)))


def _names(said: str) -> bool:
    return any(each.strip().removeprefix("W/") == '"abc"' for each in said.split(","))
