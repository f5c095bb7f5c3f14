"""Documents in Arabic, Chinese and French."""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tests.blog.importing.releases.build.package import drawing
from tests.blog.importing.releases.build.word import (
    CENTRE,
    Run,
    add,
    b,
    cell,
    document,
    fill,
    i,
    picture,
    saved,
)


def arabic() -> bytes:
    """Right-to-left paragraphs; sizes and bold also for complex scripts, as Word writes them."""
    made = document("Arial", 13)

    def right_to_left(*runs: str | Run, style: str | None = None) -> Paragraph:
        return _bidi(add(made, *runs, style=style))

    right_to_left(b("بيان صحفي"))
    right_to_left(b("عاملات المنازل في ميناء الرمل يفتتحن أول مركز لهنّ للاستشارة القانونية", 20))
    right_to_left(i("المركز يقدّم خدماته بسبع لغات ومن دون مواعيد مسبقة"))
    right_to_left(
        b("ميناء الرمل، 16 تشرين الثاني 2026 – "),
        """افتتحت عاملات المنازل في المدينة اليوم مركزًا للاستشارة القانونية تديره العاملات أنفسهن، بعد سنتين من
        جمع التبرعات في الأسواق وأيام الأحد.""",
    )
    right_to_left(
        """«كنا نسأل عن حقوقنا في المطبخ همسًا، واليوم نسأل عنها على الطاولة وبصوت عالٍ»، قالت تيغيست ألمايو، منسقة
        رابطة عاملات المنازل."""
    )
    right_to_left("ماذا يقدّم المركز", style="Heading 2")
    for item in ("استشارة مجانية مع محامية", "مرافقة إلى الجلسات", "خزانة آمنة لجوازات السفر"):
        right_to_left(item, style="List Bullet")
    right_to_left(
        """وأضافت المحامية نجوى الصبّاغ أن المركز «استقبل في أسبوعه التجريبي ثلاثًا وستين امرأة، ولم تسأل واحدة منهن
        عن شيء يستحيل تحقيقه»."""
    )
    right_to_left("للتواصل الإعلامي: نجوى الصبّاغ، 01 555 0126، najwa@rabita.example.org")
    return saved(made)


def _bidi(paragraph: Paragraph) -> Paragraph:
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    for run in paragraph.runs:
        run.font.rtl = True
        run.font.cs_bold = run.bold
    return paragraph


def chinese() -> bytes:
    """Full-width signs, a headline that only its size tells, first lines set in by spaces."""
    made = document("SimSun", 12)
    add(made, "新闻稿", align=CENTRE)
    add(made, b("茶坪村村民联名保住通往县医院的班车", 18), align=CENTRE)
    add(made, "——一份三千人的签名册让停运决定撤回", align=CENTRE)
    add(
        made,
        "　　茶坪村，2026年11月11日——县交通局今天宣布，原定年底停运的7路班车将继续开行，每天四班，票价不变。",
    )
    add(
        made,
        "　　“我每星期坐这趟车去做三次透析，车停了，我的日子也就停了。”茶坪村互助会会长罗秀英说。",
    )
    figure = add(made, align=CENTRE)
    picture(figure, drawing("#b5651d", "rectangle"), "村民在车站把签名册交给司机", 1.2)
    add(
        made,
        "　　签名册由六十二名小学生抄写，从山上的二十一个组收集而来。司机沈大为表示：“这是我收到的最长的一封信。”",
    )
    grid = made.add_table(rows=3, cols=2, style="Table Grid")
    for row, texts in enumerate((("班次", "发车时间"), ("第一班", "6:30"), ("末班", "17:45"))):
        for column, text in enumerate(texts):
            cell(grid, row, column, text)
    add(made, "　　互助会将在车站设一块黑板，公布每天的准点情况。")
    add(made, b("关于茶坪村互助会"))
    add(made, "茶坪村互助会由老人和返乡青年于2014年成立，帮助村民看病、上学和讨薪。")
    add(made, "联系人：罗秀英　电话：555-0187　邮箱：chaping@example.org")
    return saved(made)


def french() -> bytes:
    """An invitation to the press with a running head and foot, and times in a table."""
    made = document("Garamond", 12)
    _running_heads(made)
    add(made, b("INVITATION PRESSE"), align=CENTRE)
    add(
        made,
        b("Les couturières de Saint-Ferjeux occupent leur atelier et vous ouvrent les portes", 18),
        align=CENTRE,
    )
    add(
        made,
        """Le jeudi 3 décembre 2026, à dix heures, les quarante-sept ouvrières de l’atelier Baudrier recevront la presse
        entre les machines qu’elles gardent nuit et jour depuis trois semaines.""",
    )
    add(
        made,
        """« On nous a annoncé la fermeture par haut-parleur, entre deux chansons », raconte Ghislaine Pommerol,
        déléguée du comité d’atelier. « Nous avons éteint la radio et gardé les clés. »""",
    )
    made.add_heading("Le programme", level=2)
    grid = made.add_table(rows=4, cols=2, style="Table Grid")
    for row, texts in enumerate(
        (
            ("Heure", "Rendez-vous"),
            ("10 h", "Visite de l’atelier"),
            ("11 h", "Lecture des lettres aux clients"),
            ("12 h 30", "Soupe dans la cour"),
        )
    ):
        for column, text in enumerate(texts):
            cell(grid, row, column, b(text) if row == 0 else text)
    add(
        made,
        """Le maire, Évrard Contamine, a promis d’être là et parle d’un atelier « qui a habillé trois générations de
        la vallée ».""",
    )
    add(made, b("Contact presse"))
    add(made, "Ghislaine Pommerol\u00a0: 01 55 50 01 44 ou atelier@example.net")
    return saved(made)


def _running_heads(made: Document) -> None:
    section = made.sections[0]
    fill(section.header.paragraphs[0], "Comité d’atelier Baudrier – Saint-Ferjeux", align=CENTRE)
    fill(section.footer.paragraphs[0], "Ne pas jeter sur la voie publique", align=CENTRE)
    section.header_distance = Pt(20)


DOCUMENTS = {"bayan_amilat_ar": arabic, "banche_zh": chinese, "invitation_fr": french}
