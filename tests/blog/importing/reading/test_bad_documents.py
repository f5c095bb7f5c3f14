"""Whatever somebody chooses: a document, or one sentence that says what to do. Nothing else, and nothing dangerous."""

import contextlib
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.importing.body import rich
from blog.importing.reading import MAX_FILE, read, read_html
from blog.importing.text import Unreadable

ROOT = Path(__file__).resolve().parents[4]
NAMES = ["a.txt", "a.md", "a.html", "a.docx", ""]


def word(*paragraphs: str) -> bytes:
    document, file = Word(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), data)
    return file.getvalue()


BAD = {
    "empty": b"",
    "larger than may be": b"a " * (MAX_FILE // 2 + 1),
    "binary under a text name": bytes(range(256)) * 50,
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "RTF": rb"{\rtf1\ansi Hello}",
    "password or old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
    "drawing": b'<?xml version="1.0"?>\n<!-- mine --><svg xmlns="x"><text>i w z</text></svg>',
    "drawing with a type": b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x" [<!ENTITY a "b">]><svg>the words</svg>',
    "other archive": packed(readme=b"hello"),
    "cut off": word("Words enough to be read.")[:400],
    "bomb": packed(word__document_xml=b"<a>" + b" " * 80_000_000 + b"</a>"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("file", ["a.docx", "a.txt"])
def test_bad_input_gets_one_sentence(name: str, file: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(BAD[name], file)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_macros_are_refused() -> None:
    file = BytesIO(word("Words enough to be read."))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"code")
    with pytest.raises(Unreadable, match="macros"):
        read(file.getvalue(), "a.docx")


def test_nothing_dangerous_comes_along() -> None:
    document = read_html(
        "<h1>Night desk <script>alert(1)</script>stays</h1><p onclick='x()'>The board voted "
        "<a href='javascript:alert(1)'>today</a> and <a href='data:text/html,x'>here</a>, "
        "<a href='https://example.org/'>said</a> \u202eall of it\u202c.</p>"
        "<img src='https://tracker.example/pixel.gif' width=1 height=1><iframe src='https://x.example'></iframe>"
    )
    markup = "".join(rich(line.text, line.marks) for line in document.lines)
    for trace in ("alert", "javascript", "data:", "onclick", "tracker", "iframe", "\u202e"):
        assert trace not in markup
    assert 'href="https://example.org/"' in markup


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "deep words here",
        "<" * 300_000,
        "<table><tr><td>" * 2_000 + "cell words",
        "<p " + "a=1 " * 200_000,
    ],
    ids=["deep", "brackets", "tables", "attributes"],
)
def test_tangled_pages_are_read_or_refused(html: str) -> None:
    try:
        read(html.encode(), "a.html")
    except Unreadable as refused:
        assert str(refused)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_windows_are_read(encoding: str) -> None:
    text = "Los inquilinos ganan\n\nEl consejo votó ayer a favor de la calefacción y de los niños."
    assert "votó ayer a favor de la calefacción" in read(text.encode(encoding), "a.txt").text


@settings(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with contextlib.suppress(Unreadable):
        read(data, name)


@settings(max_examples=60)
@given(st.integers(0, 36_000), st.integers(1, 255), st.booleans())
def test_a_damaged_word_document_is_read_or_refused(at: int, change: int, cut: bool) -> None:
    data = bytearray(WORD)
    at %= len(data)
    data[at] ^= change
    with contextlib.suppress(Unreadable):
        read(bytes(data[:at]) if cut else bytes(data), "a.docx")


WORD = word("Night desk stays open", "The board voted on Monday.")


COST = """
import json, sys, time
import django
django.setup()
from blog.importing.reading import read
from blog.importing.recognise import recognise_all
from blog.importing.text import Unreadable

def peak():
    with open("/proc/self/status") as status:
        return int(status.read().split("VmHWM:")[1].split()[0]) // 1024

def work():
    # About a second of the machine these bounds were set on: how slow or busy another one is shows in it.
    started = time.process_time()
    for _ in range(16):
        sum(len(str(number)) for number in range(500_000))
    return time.process_time() - started

recognise_all(read(b"A first text\\n\\nloads what is loaded late.", "a.txt"))
with open(sys.argv[1], "rb") as file:
    data = file.read()
second = work()
before, started = peak(), time.process_time()
try:
    recognise_all(read(data, sys.argv[1]))
except Unreadable:
    pass
taken = time.process_time() - started
print(json.dumps([taken / max(second, work()), peak() - before]))
"""
WORST = {
    "paragraphs.html": lambda: b"<p>word <b>here</b></p>" * 60_000,
    "long.html": lambda: b"<p>word <b>here</b></p>" * 4_900,
    "deep.html": lambda: b"<div>" * 100_000 + b"deep words",
    "bomb.docx": lambda: BAD["bomb"],
    "long.docx": lambda: word(*["Words enough to be read."] * 4_900),
    "lines.txt": lambda: b"a\n" * 4_900,
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Memory is read from /proc.")
@pytest.mark.parametrize("name", WORST)
def test_the_worst_inputs_cost_less_than_two_seconds_and_200_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(WORST[name]())
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": f".{os.pathsep}site",
    }
    done = subprocess.run(
        [sys.executable, "-c", COST, str(path)], env=environment, cwd=ROOT, capture_output=True, check=True
    )
    seconds, megabytes = json.loads(done.stdout)
    assert seconds < 2
    assert megabytes < 200
