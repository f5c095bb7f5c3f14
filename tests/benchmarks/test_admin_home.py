"""What the admin's home and a list of pages cost staff, with fifty statements and with five thousand."""

from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, Revision, TaskState, WorkflowState

from blog.editorial.models import Approval, Deadline
from blog.editorial.verbs.submit import submit
from blog.models import PressReleasePage
from home.models import User
from tests import factories
from tests.benchmarks.test_pages import milliseconds

FEW, MANY = 50, 5_000
DUE = datetime(2027, 1, 1, tzinfo=UTC)


def fill(begin: int, end: int) -> None:
    """Put statements below the news list: of ten, six are public, one is approved, two in review, one is a draft.

    They are written table by table: five thousand times through the product would take longer than all benchmarks.
    """
    release = factories.release(f"Model {begin}")
    submit(release, factories.user("Writer"))
    model = factories.fresh(release)
    pages = _pages(model, range(begin, end))
    approvals, deadlines, states = [], [], []
    for number, page in zip(range(begin, end), pages, strict=True):
        about = {"content_type": page.content_type, "object_id": str(page.pk)}
        if number % 10 < 7:
            approvals.append(Approval(**about, words_hash="0" * 64, approved_by=factories.user("Editor")))
        elif number % 10 < 9:
            states.append((page, about))
            deadlines.append(Deadline(**about, due_at=DUE + timedelta(hours=number)))
    Approval.objects.bulk_create(approvals)
    Deadline.objects.bulk_create(deadlines)
    _put_in_review(model, states)


def _pages(model: Any, numbers: range) -> list[Page]:
    parent = model.get_parent()
    begin, pages = parent.numchild + 1, []
    for place, number in enumerate(numbers, begin):
        page = copy(model.page_ptr)
        page.pk = page.id = None
        page._state = type(page._state)()
        page.title = page.draft_title = f"Number {number}"
        page.slug, page.translation_key = f"number-{number}", uuid4()
        page.path, page.url_path = (
            parent._get_path(parent.path, parent.depth + 1, place),
            f"{parent.url_path}number-{number}/",
        )
        page.live, page.has_unpublished_changes = number % 10 < 6, number % 10 >= 6
        page.latest_revision = None
        pages.append(page)
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    _make_releases(model, pages)
    _write(model, pages)
    return pages


def _make_releases(model: Any, pages: list[Page]) -> None:
    """Copy the model's row in the table of press releases for each page."""
    columns = [field.column for field in PressReleasePage._meta.local_concrete_fields]
    names = ", ".join(column for column in columns if column != "page_ptr_id")
    table = PressReleasePage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {names}) "  # noqa: S608 names of our own model
            f"SELECT wagtailcore_page.id, {names} FROM {table}, wagtailcore_page "
            "WHERE page_ptr_id = %s AND wagtailcore_page.id BETWEEN %s AND %s",
            [model.pk, pages[0].pk, pages[-1].pk],
        )


def _write(model: Any, pages: list[Page]) -> None:
    """Give each page a revision of the model's words."""
    written = model.latest_revision
    revisions = Revision.objects.bulk_create(
        [
            Revision(
                content_type=written.content_type,
                base_content_type=written.base_content_type,
                object_id=str(page.pk),
                user=written.user,
                created_at=written.created_at,
                content={**written.content, "pk": page.pk, "title": page.title},
                object_str=page.title,
            )
            for page in pages
        ],
        batch_size=500,
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = revision
    Page.objects.bulk_update(pages, ["latest_revision"], batch_size=500)


def _put_in_review(model: Any, subjects: list[tuple[Page, dict[str, Any]]]) -> None:
    begun = model.current_workflow_state
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            **about,
            base_content_type=begun.base_content_type,
            workflow=begun.workflow,
            requested_by=begun.requested_by,
        )
        for _page, about in subjects
    )
    steps = TaskState.objects.bulk_create(
        TaskState(
            workflow_state=state,
            revision=page.latest_revision,
            task=begun.current_task_state.task,
            content_type=ContentType.objects.get_for_model(TaskState),
        )
        for (page, _about), state in zip(subjects, states, strict=True)
    )
    for state, step in zip(states, steps, strict=True):
        state.current_task_state = step
    WorkflowState.objects.bulk_update(states, ["current_task_state"], batch_size=500)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_home_and_lists_of_staff_cost_the_same_at_five_thousand(newsroom: object) -> None:
    addresses = {
        "home": reverse("wagtailadmin_home"),
        "news in the explorer": reverse("wagtailadmin_explore", args=[factories.news().pk]),
    }
    staff = {name: client_of(factories.user(name)) for name in ("Editor", "Press officer")}
    costs: list[dict[tuple[str, str], tuple[float, int]]] = []
    for begin, end in ((0, FEW), (FEW, MANY)):
        fill(begin, end)
        costs.append({})
        for role, client in staff.items():
            for name, address in addresses.items():
                assert client.get(address).status_code == 200
                with CaptureQueriesContext(connection) as queries:
                    client.get(address)
                    asked = len(queries)
                costs[-1][role, name] = (
                    milliseconds(lambda client=client, address=address: client.get(address)),
                    asked,
                )
    for (role, name), (few, queries_few) in costs[0].items():
        many, queries_many = costs[1][role, name]
        print(
            f"\n{role:14} {name:20} {few:6.1f} ms, {queries_few} queries at {FEW}; "
            f"{many:6.1f} ms, {queries_many} queries at {MANY}: {many / few:4.2f} x"
        )
    for key, (few, queries_few) in costs[0].items():
        many, queries_many = costs[1][key]
        # Wagtail's list asks several times for each page that it shows, so that it depends on which these are.
        assert queries_many <= queries_few * (1 if key[1] == "home" else 1.25), key
        assert many < few * 2, key
