"""Statements that came in a mail: what the mail put around them stays out of the draft."""

import pytest

from blog.importing.recognise import recognise
from blog.importing.roles import Correction
from blog.importing.statement import Statement, words_of

BODY = (
    "Westhaven, 3 March 2027 - The porters of the night ward walked out on Monday, and the ward's director has "
    "not said when she will see them."
)
HEADERS = (
    "From: Rosa Lind <rosa@home.example>\nTo: desk@paper.example\nSubject: Fwd: our text, please print\n"
)


def drafted(statement: Statement) -> str:
    return " ".join(
        [
            statement.title,
            statement.summary,
            statement.boilerplate,
            *(words_of(block) for block in statement.body),
        ]
    )


@pytest.mark.parametrize(
    "around",
    [
        "From: Rosa <rosa@home.example>\nSubject: for print\nDate: Mon, 1 Feb 2027 16:58\n\nhi, here is the text!!!",
        "De: Rosa <rosa@home.example>\nEnviado el: lunes, 1 de febrero de 2027 16:58\nPara: Mesa\nAsunto: nota\n\n"
        "Hola a todas:\nadjunto el comunicado, gracias.\n\nRosa",
        "De : Rosa <rosa@home.example>\nEnvoyé : lundi 1 février 2027\nÀ : la rédaction\nObjet : notre texte\n\n"
        "Bonjour, voici notre communiqué, merci.",
        "من: روزا <rosa@home.example>\nإلى: التحرير\nالموضوع: بيان\n\nتحية طيبة، يرجى نشر البيان أدناه",
        "发件人：Rosa <rosa@home.example>\n收件人：编辑部\n主题：稿件\n\n您好，附件是我们的新闻稿，谢谢！",
        "Hi,\n\nplease see below.\n\nBest,\nRosa\n\n---------- Forwarded message ---------\n"
        "From: Ana <ana@home.example>\nDate: Mon, Feb 1, 2027\nSubject: text\nTo: Rosa <rosa@home.example>",
        "Inicio del mensaje reenviado:\n\nDe: Ana\nAsunto: texto\nFecha: 1 de febrero de 2027",
        "Hello, please find our press release below, thanks",
    ],
)
@pytest.mark.parametrize(
    "title", ["NIGHT WARD WALKS OUT", "Night ward walks out", "Night porters of Westhaven walk out"]
)
def test_headers_and_the_note_to_the_desk_are_left_out_and_named(around: str, title: str) -> None:
    statement = recognise(f"{around}\n\n{title}\n\n{BODY}\n\nSent from my iPhone", "en")
    assert statement.title == title
    assert statement.dateline_place == "Westhaven"
    assert len(statement.body) == 1
    assert "home.example" not in drafted(statement)
    assert {statement.roles[0], statement.roles[max(statement.roles)]} == {"mail"}
    (doubt,) = (doubt for doubt in statement.warnings if doubt.code == "mail")
    assert doubt.about.startswith(around[:3]) and doubt.about.endswith("Sent from my iPhone")


@pytest.mark.parametrize(
    "line",
    [
        "Enviado desde mi iPhone",
        "Envoyé de mon iPhone",
        "أرسلت من هاتفي",
        "发自我的iPhone",
        "Get Outlook for iOS",
    ],
)
def test_what_a_telephone_writes_below_a_mail_is_left_out(line: str) -> None:
    statement = recognise(f"Night ward walks out\n\n{BODY}\n\n{line}", "en")
    assert line not in drafted(statement)
    assert [doubt.code for doubt in statement.warnings] == ["mail"]


def test_the_subject_is_the_headline_of_a_text_without_one() -> None:
    statement = recognise(f"{HEADERS}\n{BODY}\n\n{BODY}", "en")
    assert statement.title == "our text, please print"
    assert [doubt.code for doubt in statement.warnings] == ["mail_subject", "mail"]


@pytest.mark.parametrize(
    "text",
    [
        f"Dear Mayor Vold,\n\n{BODY}\n\nYours, the porters",
        f"FROM: The porters\nTO: All newspapers\nDATE: 3 March 2027\n\nNight ward walks out\n\n{BODY}",
        f"Night ward walks out\n\n{BODY}\n\nThe letter was sent from my own desk, says the director.",
        f"Hello, night ward: porters walk out\n\n{BODY}",
    ],
)
def test_letters_memos_and_sentences_are_no_mail(text: str) -> None:
    assert "mail" not in [doubt.code for doubt in recognise(text, "en").warnings]


def test_the_greeting_of_an_open_letter_that_came_by_mail_stays() -> None:
    statement = recognise(f"{HEADERS}\nDear Mayor Vold,\n\n{BODY}\n\n{BODY}", "en")
    assert "Dear Mayor Vold," in drafted(statement)


def test_staff_may_say_that_a_line_is_text_all_the_same() -> None:
    statement = recognise(
        f"{HEADERS}\nNight ward walks out\n\n{BODY}", "en", corrections={0: Correction("text")}
    )
    assert "Rosa Lind" in words_of(statement.body[0])
    assert statement.roles[1] == "mail"
    assert statement.title == "Night ward walks out"
