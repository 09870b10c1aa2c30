"""Review: the queue, the decisions by mouse and by key, and what readers see of them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from api.tokens import Scope, Tokens
from tests.api.test_reviews import SON_LA
from tests.browser.conftest import Open, Visit
from tests.browser.reading import violations
from tests.browser.server import Server, serving
from tests.browser.waiting import expect_in_address

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Server]:
    """A server of its own, with doubtful targets of three provinces: decisions change what it shows."""
    folder = tmp_path_factory.mktemp("reviewed")
    for name, province in (("son-la", "Sơn La"), ("lao-cai", "Lào Cai"), ("yen-bai", "Yên Bái")):
        text = SON_LA.replace("SƠN LA", province.upper()).replace("Sơn La", province)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    running = Server("", folder / "data")
    running.run("ingest", folder)
    with serving(folder / "data") as running:
        yield running


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    return Tokens(server.data).make("an", [Scope.REVIEW], datetime.now(UTC) + timedelta(hours=1))


def enter(page: Page, token: str) -> None:
    page.locator("input[type=password]").fill(token)
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=accept]")).to_be_enabled()
    page.get_by_role("heading", level=1).click()  # what is typed is a key now


def opened(visit: Visit, token: str, path: str = "/review") -> Page:
    page = visit.open(path)
    enter(page, token)
    return page


def current(page: Page) -> Locator:
    return page.locator(".review-row[aria-current]")


def forget_busy(visit: Visit) -> None:
    """Chromium notes the 503 of a decision that waits for a publication, and is sent again."""
    visit.problems[:] = [problem for problem in visit.problems if "503" not in problem]


def waits(page: Page) -> int:
    """How many the tab says there are to look at."""
    return int(re.sub(r"\D", "", page.locator(".review-tabs a").first.inner_text()))


def test_a_reader_sees_why_and_what_it_takes_to_decide(visit: Visit) -> None:
    page = visit.open("/review")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Hai mục tiêu này có nói về cùng một việc không?"
    )
    expect(page.locator(".review-item").get_by_text("Địa phương không nêu thời hạn")).to_be_visible()
    expect(page.locator(".review-side mark").first).to_have_text("15%")
    expect(page.locator(".review-side")).to_have_count(2)
    expect(page.get_by_text("lienket token make")).to_be_visible()
    expect(page.locator("[data-action=accept]")).to_have_count(0)


def test_filters_stand_in_the_address_and_say_how_many_there_are(visit: Visit) -> None:
    page = visit.open("/review")
    page.get_by_role("combobox", name="Vì sao", exact=True).select_option("partialBase")
    expect(page.locator(".review-row")).to_have_count(3)
    page.get_by_role("combobox", name="Địa phương", exact=True).select_option(label="Yên Bái (1)")
    expect(page.locator(".review-row")).to_have_count(1)
    expect_in_address(page, "reason=partialBase")
    page.reload()
    expect(page.locator(".review-row")).to_have_count(1)
    visit.open("/review?document=nothing")
    expect(page.get_by_text("Không mục nào hợp với lựa chọn")).to_be_visible()
    page.get_by_role("button", name="Bỏ các lựa chọn").click()
    expect(page.locator(".review-row").first).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1440, "vi"), ("dark", 390, "en")], ids=["wide", "narrow"]
)
def test_by_key_one_decides_goes_on_and_takes_back(
    visiting: Open, token: str, scheme: str, width: int, language: str
) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = opened(visit, token, f"/review?lang={language}")
    before, first = waits(page), page.locator(".review-row").nth(0).get_attribute("href")
    expect(current(page)).to_have_attribute("href", first or "")
    page.keyboard.press("j")
    expect(current(page)).not_to_have_attribute("href", first or "")
    page.keyboard.press("k")
    expect(current(page)).to_have_attribute("href", first or "")
    expect(page.locator("[data-action=accept]")).to_be_enabled()

    page.keyboard.press("a")
    said = {"vi": "Đã ghi: chấp nhận", "en": "On record: accepted"}[language]
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    expect(page.locator(".review-tabs a").first).to_contain_text(str(before - 1))
    expect(page.locator(".review-item h2")).to_be_focused()

    page.keyboard.press("u")
    expect(page.locator(".review-tabs a").first).to_contain_text(str(before))
    expect(page.locator(".review-record")).to_contain_text({"vi": "rút lại", "en": "withdrew"}[language])
    assert visit.overflow() == []
    forget_busy(visit)


def test_by_mouse_another_national_target_is_chosen_and_readers_see_it(visit: Visit, token: str) -> None:
    page = opened(visit, token, "/review?document=lao-cai&reason=partialBase")
    page.get_by_role("button", name="Sửa", exact=False).click()
    nearest = page.locator("optgroup[label='Gần nhất'] option")
    expect(nearest.first).to_be_attached()
    page.locator(".review-form select").first.select_option("749-2030-epayment-account-share")
    page.get_by_label("Lý do, nguồn").fill("Kế hoạch nói về năm 2030.")
    page.get_by_role("button", name="Ghi lại").click()
    expect(page.locator(".review-state").first).to_have_text("Đã sửa")
    expect(page.locator(".review-record")).to_contain_text("Kế hoạch nói về năm 2030.")
    page.get_by_role("button", name="Công bố ngay").click()
    expect(page.get_by_role("button", name="Công bố ngay")).to_have_count(0)
    cell = {row["id"]: row for row in visit.json("/api/matrix")["rows"]}["749-2030-epayment-account-share"]
    assert cell["cells"]["10"]["verdict"] == "looser"
    forget_busy(visit)


def test_a_figure_is_corrected_where_it_was_read_wrongly(visit: Visit, token: str) -> None:
    page = opened(visit, token, "/review?document=yen-bai&reason=partialBase")
    page.get_by_role("link", name="Sửa chính số liệu này").click()
    expect(page.locator(".review-item h2")).to_have_text("Số liệu này có được đọc đúng không?")
    page.locator("[data-action=correct]").click()
    expect(page.get_by_role("button", name="Ghi lại")).to_be_disabled()
    page.get_by_label("Giá trị").fill("40")
    page.get_by_role("button", name="Ghi lại").click()
    expect(page.locator(".review-record")).to_contain_text("Giá trị: 40")
    forget_busy(visit)


@pytest.mark.parametrize(
    ("scheme", "width", "language"), [("light", 1440, "vi"), ("dark", 390, "en")], ids=["wide", "narrow"]
)
def test_a_reference_is_corrected_by_key(
    visiting: Open, token: str, scheme: str, width: int, language: str
) -> None:
    visit = visiting(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    document = "lao-cai" if language == "vi" else "son-la"
    facts = visit.json(f"/api/documents/{document}/facts")
    (reference,) = (fact["iri"] for fact in facts if fact["label"]["vi"] == "Nhắc đến 749/QĐ-TTg")
    page = opened(visit, token, f"/review?lang={language}&of={quote(reference, safe='')}")
    asked = {"vi": "Điều này có được đọc đúng không?", "en": "Was this read as it is meant?"}[language]
    expect(page.locator(".review-item h2")).to_have_text(asked)
    page.keyboard.press("c")
    expect(page.locator(".review-form input")).to_be_focused()
    expect(page.locator(".review-form input")).to_have_value("749/QĐ-TTg")
    page.locator(".review-form input").fill("1813/QĐ-TTg")
    assert violations(page) == []
    assert visit.overflow() == []
    page.keyboard.press("Enter")
    instrument = {"vi": "Văn bản được viện dẫn", "en": "Instrument referred to"}[language]
    expect(page.locator(".review-record")).to_contain_text(f"{instrument}: 1813/QĐ-TTg")
    forget_busy(visit)


def test_a_table_that_was_edited_elsewhere_is_given_back_and_what_is_wrong_in_it_is_told(
    visiting: Open, token: str
) -> None:
    visit = visiting(bypass_csp=True)
    table = visit.page.request.get(visit.address + "/api/mappings.sssom.tsv").text()
    head, *rows = table[table.index("subject_id\t") :].splitlines()
    at = head.split("\t").index("reviewer_id")
    cells = next(row for row in rows if row.startswith("document:yen-bai/")).split("\t")
    cells[at] = "person:hoa"
    page = opened(visit, token)

    def give(*lines: str) -> None:
        content = "\n".join((head, *lines)).encode()
        file = {"name": "mappings.sssom.tsv", "mimeType": "text/tab-separated-values", "buffer": content}
        page.locator(".review-exchange input[type=file]").set_input_files(file)  # type: ignore[arg-type]

    give("\t".join(cells))
    expect(page.locator(".review-exchange [role=status]")).to_contain_text("Đã ghi 1 quyết định")
    give("\t".join(cells))
    expect(page.locator(".review-exchange [role=status]")).to_contain_text("Không có gì mới")
    give("\t".join(cells), "document:gone/fact/1-2\t\tskos:exactMatch\t\ttarget:nothing")
    refused = page.locator(".review-exchange [role=alert]")
    expect(refused).to_contain_text("Dòng 3:")
    assert violations(page) == []
    visit.problems.clear()  # Chromium notes the refusal too


def test_what_cannot_be_written_down_is_as_it_was_and_says_so(visiting: Open, token: str) -> None:
    visit = visiting()
    page = opened(visit, token, "/review?document=son-la")
    first = current(page).get_attribute("href") or ""

    def refuse(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(
                status=400, content_type="application/problem+json", body='{"title": "Không", "detail": "no"}'
            )
        else:
            route.continue_()

    page.route("**/api/reviews", refuse)
    page.keyboard.press("r")
    expect(page.get_by_role("alert").filter(has_text="Chưa ghi được quyết định")).to_be_visible()
    expect(current(page)).to_have_attribute("href", first)
    expect(page.locator(".review-item .review-state")).to_have_text("Chờ duyệt")
    visit.problems.clear()  # Chromium notes the refusal too


def test_a_token_that_was_revoked_decides_nothing_and_another_one_is_asked_for(
    visiting: Open, server: Server, token: str
) -> None:
    made = Tokens(server.data).make("leaving", [Scope.REVIEW], datetime.now(UTC) + timedelta(hours=1))
    visit = visiting()
    page = opened(visit, made, "/review?document=yen-bai")
    first = current(page).get_attribute("href") or ""
    Tokens(server.data).revoke("leaving")
    page.keyboard.press("r")
    expect(page.get_by_role("alert").filter(has_text="Chưa ghi được quyết định")).to_be_visible()
    expect(page.locator("input[type=password]")).to_be_visible()
    expect(current(page)).to_have_attribute("href", first)
    expect(page.locator(".review-item .review-state")).to_have_text("Chờ duyệt")
    enter(page, token)
    visit.problems.clear()  # Chromium notes the refusal too


def test_while_the_server_writes_a_decision_is_sent_again(visiting: Open, token: str) -> None:
    visit = visiting()
    page = opened(visit, token, "/review?document=son-la&reason=partialBase")
    answers = iter([503])

    def busy(route: Route) -> None:
        status = next(answers, None) if route.request.method == "POST" else None
        if status:
            route.fulfill(status=status, content_type="application/problem+json", body='{"title": "busy"}')
        else:
            route.continue_()

    page.route("**/api/reviews", busy)
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="Đã ghi: chấp nhận")).to_be_visible()
    expect(page.locator(".review-record")).to_contain_text("chấp nhận")
    visit.problems.clear()


def test_keys_can_be_switched_off_and_do_nothing_while_one_types(visit: Visit, token: str) -> None:
    page = opened(visit, token)
    before = waits(page)
    page.keyboard.press("m")
    page.locator(".review-form textarea").fill("")
    page.keyboard.type("ar")
    expect(page.locator(".review-form textarea")).to_have_value("ar")
    page.get_by_role("button", name="Thôi", exact=True).click()
    page.get_by_label("Dùng phím tắt").uncheck()
    expect(page.locator(".review-actions kbd")).to_have_count(0)
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("a")
    page.reload()
    expect(page.locator(".review-tabs a").first).to_contain_text(str(before))
    expect(page.get_by_label("Dùng phím tắt")).not_to_be_checked()


@pytest.mark.parametrize(("scheme", "language"), [("light", "vi"), ("dark", "en")])
def test_nothing_stands_in_the_way_of_a_reviewer(
    visiting: Open, token: str, scheme: str, language: str
) -> None:
    visit = visiting(color_scheme=scheme, bypass_csp=True)
    page = opened(visit, token, f"/review?lang={language}")
    found = violations(page)
    page.locator("[data-action=correct]").click()
    expect(page.locator(".review-form")).to_be_visible()
    assert [*found, *violations(page)] == []


def test_an_objection_comes_to_the_reviewers_as_text(visit: Visit, token: str) -> None:
    (item, *_) = visit.json("/api/reviews/queue?document=son-la&state=all")["items"]
    words = "<script>alert(1)</script> Số này của năm 2030 \u202ekìa"
    answer = visit.page.request.post(
        visit.address + "/api/objections", data={"of": item["of"], "comment": words}
    )
    assert answer.ok
    page = opened(visit, token, f"/review?state=objections&of={quote(item['of'], safe='')}")
    expect(page.locator(".review-record q").first).to_contain_text("<script>alert(1)</script>")
