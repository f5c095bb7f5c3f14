import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from blog.translation import memory
from blog.translation.models import Source
from blog.translation.report import report, report_of
from blog.translation.tally import differences, rebuild
from home.models import SitePage


class Command(BaseCommand):
    help = "Prints where every page stands in every language, from the counts that queue and matrix read."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--page", type=int, help="One page by its number, with the state of each text.")
        acts = parser.add_mutually_exclusive_group()
        acts.add_argument("--json", action="store_true", help="Print JSON.")
        acts.add_argument(
            "--verify",
            action="store_true",
            help="Count everything anew, name each difference, and exit 1 if there is one.",
        )
        acts.add_argument("--rebuild", action="store_true", help="Write the counts and the memory anew.")

    def handle(self, **options: Any) -> None:
        if options["verify"]:
            self._verify()
        elif options["rebuild"]:
            rebuild()
            memory.rebuild()
            self.stdout.write("The counts and the memory are written anew.")
        else:
            pages = report() if options["page"] is None else [_one(options["page"])]
            if options["json"]:
                self.stdout.write(json.dumps(pages, ensure_ascii=False, indent=2))
            else:
                self.stdout.write("\n".join(_lines(pages)) or "There are no pages yet.")

    def _verify(self) -> None:
        found = 0
        for sentence in differences():
            self.stdout.write(sentence)
            found += 1
        if found:
            raise CommandError(f"Differences: {found}. `manage.py translations --rebuild` puts them right.")
        self.stdout.write("Every count is what the words say.")


def _one(key: int) -> dict[str, Any]:
    page = Page.objects.filter(pk=key).first()
    if page is None or not isinstance(page.specific, SitePage):
        raise CommandError(f"There is no page {key} that is translated.")
    try:
        return report_of(page.specific)
    except Source.DoesNotExist:
        raise CommandError(
            f"Page {key} was never counted. `manage.py translations --rebuild` does it."
        ) from None


def _lines(pages: list[dict[str, Any]]) -> list[str]:
    """Return a line for each page, one below it for each language, and below these the texts that wait."""
    lines = []
    for page in pages:
        lines.append(f"{page['page_id']:>6}  {page['title']} ({page['source_language']})")
        for code, language in page["languages"].items():
            counts = ", ".join(
                f"{language[state]} {state}"
                for state in ("missing", "changed", "unreviewed", "fresh")
                if language[state]
            )
            lines.append(f"{'':8}{code:8} {counts or language['state']}")
            waiting = [text for text in language.get("segments", []) if text["state"] != "fresh"]
            lines += [f"{'':17}{text['state']:10} {text['path']}" for text in waiting]
    return lines
