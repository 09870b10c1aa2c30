"""The command line. Nothing heavy is imported here, so that `lienket --help` answers at once."""

from api.cli.group import Entry, LienketGroup
from api.cli.language import say
from api.cli.output import tolerate

SECTIONS = {
    say("Start here", "Bắt đầu"): {
        "serve": Entry(
            "api.cli.serve:serve",
            say("Open the explorer in a browser.", "Mở trang tra cứu trên trình duyệt."),
        ),
    },
    say("Documents", "Tài liệu"): {
        "ingest": Entry("api.cli.ingest:ingest", say("Read documents in.", "Nạp tài liệu.")),
        "remove": Entry("api.cli.ingest:remove", say("Take documents out.", "Gỡ tài liệu.")),
        "documents": Entry("api.cli.ingest:documents", say("List the documents.", "Liệt kê tài liệu.")),
        "publish": Entry(
            "api.cli.publish:publish",
            say(
                "Show what staged documents change, and publish.",
                "Xem tài liệu đã chuẩn bị làm đổi gì, rồi công bố.",
            ),
        ),
        "review": Entry(
            "api.cli.review:review",
            say("Decide on what is doubtful.", "Duyệt những điều chưa chắc chắn."),
        ),
        "complete": Entry(
            "api.cli.complete:complete",
            say("Say that a province's documents are all there are.", "Xác nhận tài liệu một tỉnh đã đủ."),
        ),
        "extract": Entry(
            "api.cli.extract:extract",
            say("Show what a text says, and keep nothing.", "Xem nội dung rút ra, không lưu lại."),
        ),
        "vocabulary": Entry(
            "api.cli.vocabulary:vocabulary",
            say("Try the vocabulary on a sentence; check it.", "Thử bộ từ vựng trên một câu; kiểm tra nó."),
        ),
    },
    say("Questions", "Câu hỏi"): {
        "ask": Entry("api.cli.ask:ask", say("Ask a question of the catalogue.", "Đặt câu hỏi có sẵn.")),
        "proof": Entry(
            "api.cli.proof:proof", say("Show what a row rests on.", "Xem một dòng trả lời dựa vào đâu.")
        ),
        "pin": Entry(
            "api.cli.pin:pin",
            say("Have an answer stay as it is.", "Ghim câu trả lời để nó không đổi."),
        ),
        "questions": Entry(
            "api.cli.questions:questions",
            say("Check and list the questions, yours too.", "Kiểm tra, liệt kê các câu hỏi, cả của bạn."),
        ),
        "search": Entry("api.cli.search:search", say("Find things by words.", "Tìm theo từ, không cần dấu.")),
        "path": Entry(
            "api.cli.network:path", say("How two things are linked.", "Hai đối tượng liên kết thế nào.")
        ),
        "cascade": Entry(
            "api.cli.network:cascade", say("What a change touches.", "Một thay đổi ảnh hưởng tới gì.")
        ),
        "similar": Entry(
            "api.cli.network:similar", say("Documents like this one.", "Tài liệu giống tài liệu này.")
        ),
        "query": Entry("api.cli.query:query", say("Run a SPARQL query.", "Chạy truy vấn SPARQL.")),
        "report": Entry(
            "api.cli.report:report",
            say("Write the report on a province, to mail.", "Lập báo cáo về một tỉnh, để gửi đi."),
        ),
        "export": Entry(
            "api.cli.export:export",
            say("Write the graph, or a part, to a file.", "Xuất đồ thị hoặc một phần ra tệp."),
        ),
    },
    say("Upkeep", "Bảo trì"): {
        "generations": Entry(
            "api.cli.generations:generations",
            say("List the published states.", "Liệt kê các bản đã công bố."),
        ),
        "rollback": Entry(
            "api.cli.generations:rollback", say("Return to an earlier state.", "Quay lại một bản trước.")
        ),
        "rebuild": Entry(
            "api.cli.generations:rebuild",
            say("Make the store anew from the archive.", "Dựng lại kho dữ liệu từ kho lưu trữ."),
        ),
        "push": Entry(
            "api.cli.push:push",
            say("Send the graph to another SPARQL engine.", "Gửi đồ thị đến kho SPARQL khác."),
        ),
        "check": Entry(
            "api.cli.check:check",
            say("Check ontology, graphs and archive.", "Kiểm tra bản thể học, đồ thị, kho lưu trữ."),
        ),
        "ontology": Entry(
            "api.cli.ontology:ontology",
            say("Validate RDF; compare versions.", "Kiểm tra RDF; so các phiên bản."),
        ),
        "token": Entry(
            "api.cli.token:token",
            say("Make and revoke access tokens.", "Tạo và thu hồi mã truy cập."),
        ),
        "version": Entry("api.cli.version:version", say("Print the version.", "In số phiên bản.")),
    },
}

HELP = say(
    """Turn Vietnamese policy documents into a graph, and compare it with the national programme.

    \b
    Three things to try:
      lienket serve                      the explorer, with three sample documents
      lienket ingest plans/              read your own documents in
      lienket ask 1 --place "Điện Biên"  which targets equal the nation's?

    Each command explains itself: lienket COMMAND --help. Tiếng Việt: LIENKET_LANG=vi lienket --help""",
    """Biến văn bản chính sách thành đồ thị tri thức và so với chương trình quốc gia.

    \b
    Ba việc để thử:
      lienket serve                      trang tra cứu, có sẵn ba tài liệu mẫu
      lienket ingest ke-hoach/           nạp tài liệu của bạn
      lienket ask 1 --place "Điện Biên"  mục tiêu nào bằng mục tiêu quốc gia?

    Mỗi lệnh tự giải thích: lienket LỆNH --help. English: LIENKET_LANG=en lienket --help""",
)

cli = LienketGroup(
    name="lienket", help=HELP, sections=SECTIONS, context_settings={"help_option_names": ["-h", "--help"]}
)


def main() -> None:
    """The console script."""
    tolerate()
    cli(prog_name="lienket")


__all__ = ["cli", "main"]
