"""Documents as Google Docs, LibreOffice and the Spanish Word write them."""

from tests.blog.importing.releases.build.raw import (
    file,
    hyperlink,
    in_list,
    numbering,
    paragraph,
    run,
    style,
    table,
)

_ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
_ARIAL_BOLD = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:b w:val="1"/><w:sz w:val="22"/>'
_ARIAL_ITALIC = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:i w:val="1"/><w:sz w:val="22"/>'
_SPACED = '<w:spacing w:after="0" w:before="0" w:line="276" w:lineRule="auto"/><w:rPr/>'


def google_docs() -> bytes:
    """No styles but "normal"; each run carries its formatting, and each paragraph is parted by an empty one."""

    def plain(*runs: str, properties: str = "") -> str:
        return paragraph(*runs, properties=_SPACED.replace("<w:rPr/>", properties + "<w:rPr/>"))

    empty = plain(run("", _ARIAL))
    body = [
        plain(
            run("MEDIA CONTACT: ", _ARIAL_BOLD),
            run("Tobias Renquist | (907) 555-0115 | tobias@cannerywatch.example.net", _ARIAL),
        ),
        empty,
        plain(
            run("Cannery crews get ", _ARIAL_BOLD.replace("22", "36")),
            run("bunkhouse keys after decade behind locked gates", _ARIAL_BOLD.replace("22", "36")),
            properties='<w:jc w:val="center"/>',
        ),
        empty,
        plain(
            run("KITTIWAKE BAY, Alaska ", _ARIAL_BOLD),
            run("(November 13, 2026)", _ARIAL_BOLD),
            run(
                """ - For the first time since the cannery opened, the people who gut and pack its salmon hold the keys
                to the rooms they sleep in.""",
                _ARIAL,
            ),
        ),
        empty,
        plain(
            run(
                "The company changed the locks on all nine bunkhouses this week, two months after the ",
                _ARIAL,
            ),
            hyperlink(
                "rId8",
                run("state fire marshal’s report", _ARIAL + '<w:color w:val="1155cc"/><w:u w:val="single"/>'),
            ),
            run(" found that the gates were chained from ten at night.", _ARIAL),
        ),
        empty,
        plain(
            run(
                """“They told us the chain was for the bears,” said Marisela Tolentino, a slime-line worker in her sixth
                season. “I never met a bear who could read a time card.”""",
                _ARIAL,
            )
        ),
        empty,
        plain(run("Other changes that take effect before the winter crab run:", _ARIAL)),
        *(
            plain(run(item, _ARIAL), properties=in_list(1))
            for item in (
                "A smoke alarm in every room",
                "Two doors per bunkhouse, both unlocked",
                "Visitors until 9 p.m.",
            )
        ),
        empty,
        plain(
            run(
                """“A key is a small thing to win,” said Tobias Renquist, coordinator of Cannery Watch, “and it took
                eleven hundred signatures in five languages.”""",
                _ARIAL,
            )
        ),
        empty,
        plain(run("About Cannery Watch", _ARIAL_BOLD)),
        plain(
            run(
                """Cannery Watch visits fish camps by boat and publishes what it sees. It was founded in 2016 by former
                deckhands.""",
                _ARIAL_ITALIC,
            )
        ),
        empty,
        plain(run("—30—", _ARIAL), properties='<w:jc w:val="center"/>'),
    ]
    styles = [
        style("Normal", "normal", default=True),
        style("Title", "Title", '<w:rPr><w:sz w:val="52"/></w:rPr>'),
    ]
    return file(
        body,
        styles,
        defaults='<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/>',
        lists=numbering("bullet"),
        links={"rId8": "https://reports.example.org/fire/bunkhouses?utm_source=mail&id=9"},
    )


def libreoffice() -> bytes:
    """Styles by LibreOffice's names, sizes only in the styles, a frame's worth of tab stops."""
    body = [
        paragraph(run("Plataforma de Inquilinas del Ensanche")),
        paragraph(run("NOTA DE PRENSA"), style="Textbody"),
        paragraph(
            run("El Ensanche frena el desahucio de catorce familias en una sola mañana"), style="Ttulo"
        ),
        paragraph(run("La propiedad acepta negociar un alquiler social hasta 2031"), style="Subttulo"),
        paragraph(
            run("Villarrubia del Mar, 9 de noviembre de 2026", "<w:b/>"),
            run(
                """.- Más de quinientas vecinas se sentaron ayer en las escaleras de la calle Tintoreros, 22, hasta que
                la comisión judicial suspendió los catorce lanzamientos previstos para la mañana.""",
            ),
            style="Textbody",
        ),
        paragraph(
            run(
                """«A las seis éramos treinta y una cafetera. A las nueve no se veía el final de la calle», relata
                Candela Urrutia, portavoz de la Plataforma de Inquilinas del Ensanche. «Nadie levantó la voz, y eso fue
                lo que más pesó»."""
            ),
            style="Textbody",
        ),
        paragraph(run("Un fondo con once mil llaves"), style="Ttulo1"),
        paragraph(
            run("La propietaria, una sociedad con "),
            run("11.240 viviendas", "<w:b/>"),
            run(" en cuatro provincias, había ofrecido a cada familia "),
            run("tres meses", "<w:i/>"),
            run(" de carencia. El nuevo acuerdo, que puede leerse en la "),
            hyperlink("rId9", run("página de la plataforma", '<w:u w:val="single"/>')),
            run(", fija el alquiler en un tercio de los ingresos."),
            style="Textbody",
        ),
        paragraph(
            run(
                """El juez decano, Amaro Villegas, recordó en un auto que “una escalera llena de gente también es un
                dato que este juzgado debe valorar”."""
            ),
            style="Textbody",
        ),
        paragraph(run("Contacto para medios"), style="Ttulo2"),
        paragraph(run("Candela Urrutia\t+34 600 555 014\tprensa@inquilinas.example.org"), style="Textbody"),
        paragraph(run("Iker Bastida\t+34 600 555 015"), style="Textbody"),
        paragraph(run("Sobre la Plataforma"), style="Ttulo2"),
        paragraph(
            run(
                "La Plataforma de Inquilinas del Ensanche nació en 2018 en una lavandería. Reúne a 3.400 hogares."
            ),
            style="Textbody",
        ),
    ]
    heading = '<w:rPr><w:rFonts w:ascii="Liberation Sans"/><w:b/><w:sz w:val="{}"/></w:rPr>'
    styles = [
        style("Normal", "Normal", '<w:rPr><w:sz w:val="24"/></w:rPr>', default=True),
        style("Textbody", "Body Text", '<w:pPr><w:spacing w:after="140"/></w:pPr>', based_on="Normal"),
        style("Encabezado", "Encabezado", heading.format(28), based_on="Normal"),
        style("Ttulo", "Title", heading.format(56), based_on="Encabezado"),
        style(
            "Subttulo", "Subtitle", '<w:rPr><w:b w:val="0"/><w:sz w:val="36"/></w:rPr>', based_on="Encabezado"
        ),
        style("Ttulo1", "heading 1", heading.format(36), based_on="Encabezado"),
        style("Ttulo2", "heading 2", heading.format(32), based_on="Encabezado"),
    ]
    return file(
        body,
        styles,
        defaults='<w:rFonts w:ascii="Liberation Serif"/><w:sz w:val="24"/>',
        links={"rId9": "http://inquilinas.example.org/acuerdo"},
        header=paragraph(run("Plataforma de Inquilinas — Ensanche — Tel. 600 555 014")),
    )


def spanish_word() -> bytes:
    """Localised style ids, language tags and proofing marks that cut words into runs, a layout table."""
    tag = '<w:lang w:val="es-ES"/>'
    cut = '<w:proofErr w:type="spellStart"/>'
    body = [
        table(
            (
                paragraph(run("Asociación Pan y Lumbre", "<w:b/>" + tag))
                + paragraph(run("C/ del Horno, 3 · Montehermoso", tag)),
                paragraph(
                    run("Comunicado", '<w:b/><w:sz w:val="44"/>' + tag), properties='<w:jc w:val="right"/>'
                ),
            )
        ),
        paragraph(),
        paragraph(
            run("La escuela de Val", tag),
            cut,
            run("dehigueras", tag),
            run(" no cerrará: nueve niñas y niños bastan", tag),
            style="Puesto",
        ),
        paragraph(
            run("Valde", tag),
            cut,
            run("higueras, a 17 de noviembre de 2026", tag),
            properties='<w:jc w:val="right"/>',
        ),
        paragraph(
            run(
                """La Consejería de Educación ha comunicado por escrito a las familias que la escuela rural de
                Valdehigueras, la única en treinta kilómetros, seguirá abierta el próximo curso aunque solo tenga nueve
                alumnos.""",
                tag,
            )
        ),
        paragraph(
            run(
                """“En febrero nos dieron un autobús y un horario. Dijimos que un niño de cuatro años no es un viajero”,
                afirma Prudencia Robledo, maestra jubilada y presidenta de la Asociación Pan y Lumbre.""",
                tag,
            )
        ),
        paragraph(run("Lo que dice la carta", tag), style="Ttulo2"),
        *(
            paragraph(run(item, tag), style="Prrafodelista", properties=in_list(number))
            for number, item in (
                (1, "La escuela se mantiene mientras haya seis alumnos."),
                (1, "Una maestra de música vendrá los jueves."),
                (1, "El comedor lo llevará el pueblo."),
            )
        ),
        paragraph(
            run(
                """Para Teófilo Arce, pastor y padre de tres de los nueve, la noticia “vale más que la lluvia de mayo”.
                La asociación celebrará el domingo una comida popular en la plaza.""",
                tag,
            )
        ),
        paragraph(
            run(
                "Más información: Prudencia Robledo · 600 555 018 · panylumbre@example.org",
                '<w:sz w:val="20"/>' + tag,
            )
        ),
    ]
    styles = [
        style("Normal", "Normal", default=True),
        style("Puesto", "Title", '<w:rPr><w:sz w:val="48"/></w:rPr>', based_on="Normal"),
        style("Ttulo2", "heading 2", '<w:rPr><w:b/><w:sz w:val="26"/></w:rPr>', based_on="Normal"),
        style("Prrafodelista", "List Paragraph", based_on="Normal"),
    ]
    return file(body, styles, defaults='<w:sz w:val="22"/>', lists=numbering("decimal"))


DOCUMENTS = {"google_docs": google_docs, "libreoffice_es": libreoffice, "word_espanol": spanish_word}
