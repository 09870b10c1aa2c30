"""Tasks: what is one, who leads, who helps, by when, in which group."""

import pytest

from ingest.model import Extraction, Task
from tests.ingest.extract.conftest import Read

HEAD = (
    "UBND TỈNH NINH BÌNH\nSố: 45/KH-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\n"
    "KẾ HOẠCH\nChuyển đổi số tỉnh Ninh Bình\n\n"
)
NEWS = "Hà Giang: đưa công nghệ số về bản\n10/05/2023 08:00\n\n"
TASKS = HEAD + "III. NHIỆM VỤ\n"


def words(text: str, task: Task) -> str:
    return " ".join(text[task.span.start : task.span.end].split())


def one(read: Read, text: str) -> Task:
    (task,) = read(text).tasks
    return task


def who(extraction: Extraction) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    return [(t.responsible, t.coordinating, t.deadline) for t in extraction.tasks]


@pytest.mark.parametrize(
    ("text", "responsible", "coordinating", "deadline"),
    [
        ("1. Nâng cấp trung tâm dữ liệu (Sở Thông tin và Truyền thông chủ trì, phối hợp với Công an tỉnh, "
         "Sở Tài chính; hoàn thành trước tháng 9/2024).",
         ["Sở Thông tin và Truyền thông"], ["Công an tỉnh", "Sở Tài chính"], "2024-09"),
        ("1. Giao Sở Y tế chủ trì, phối hợp với Bảo hiểm xã hội tỉnh liên thông dữ liệu trong quý II/2024.",
         ["Sở Y tế"], ["Bảo hiểm xã hội tỉnh"], "2024-06"),
        ("1. Triển khai bệnh án điện tử tại các bệnh viện. Đơn vị thực hiện: Sở Y tế. Thời hạn: 31/12/2024.",
         ["Sở Y tế"], [], "2024-12-31"),
        ("1. Tổ chức diễn tập an toàn thông tin mạng. Công an tỉnh chủ trì, phối hợp với các sở, ngành.",
         ["Công an tỉnh"], ["Các sở, ngành"], None),
        ("1. Phủ sóng 5G tại các khu công nghiệp.\n- Cơ quan chủ trì: Sở Thông tin và Truyền thông.\n"
         "- Cơ quan phối hợp: Ban Quản lý các khu công nghiệp tỉnh.\n- Thời gian hoàn thành: Quý III/2024.",
         ["Sở Thông tin và Truyền thông"], ["Ban Quản lý các khu công nghiệp tỉnh"], "2024-09"),
        ("1. Sở Nội vụ: Tập huấn kỹ năng số cho cán bộ cấp xã, hoàn thành trước ngày 30/6/2024.",
         ["Sở Nội vụ"], [], "2024-06-30"),
        ("1. UBND các huyện, thành phố có trách nhiệm kiện toàn tổ công nghệ số cộng đồng.",
         ["UBND các huyện, thành phố"], [], None),
        ("1. Các sở, ban, ngành; UBND các huyện, thành phố căn cứ chức năng, nhiệm vụ được giao tổ chức "
         "triển khai thực hiện.", ["Các sở, ban, ngành", "UBND các huyện, thành phố"], [], None),
        ("1. Mở cổng dữ liệu của tỉnh. Đơn vị chủ trì: Sở Tài chính; đơn vị phối hợp: UBND huyện, thành phố.",
         ["Sở Tài chính"], ["UBND huyện, thành phố"], None),
        ("1. Sở Nội vụ phụ trách việc bồi dưỡng kỹ năng số trong năm 2024.", ["Sở Nội vụ"], [], "2024"),
        ("1. Lập bản đồ số do Sở Du lịch làm đầu mối, Hiệp hội Du lịch tỉnh tham gia, xong trước 30/9/2024.",
         ["Sở Du lịch"], ["Hiệp hội Du lịch tỉnh"], "2024-09-30"),
        ("1. Xây dựng kho dữ liệu dùng chung của tỉnh.", [], [], None),
        ("1. Sở Tài chính báo cáo UBND tỉnh trước ngày 15/12 hằng năm.", ["Sở Tài chính"], [], None),
        ("1. Sở Y tế cùng Bảo hiểm xã hội tỉnh trả kết quả xét nghiệm qua mạng.",
         ["Sở Y tế"], ["Bảo hiểm xã hội tỉnh"], None),
        ("1. Lập bản đồ số các làng nghề. Giao Sở Du lịch thực hiện cùng Thành ủy Tam Điệp.",
         ["Sở Du lịch"], ["Thành ủy Tam Điệp"], None),
        ("1. Mở kho dữ liệu mở (Sở Tài chính chủ trì; Công an tỉnh, Sở Nội vụ phối hợp; xong trong quý "
         "III/2024).", ["Sở Tài chính"], ["Công an tỉnh", "Sở Nội vụ"], "2024-09"),
        ("1. Sở Tài chính là cơ quan chủ trì, các sở: Nội vụ, Y tế là cơ quan phối hợp mở kho dữ liệu.",
         ["Sở Tài chính"], ["Sở Nội vụ", "Sở Y tế"], None),
        ("1. Giao Giám đốc Sở Nội vụ chủ trì, phối hợp với Giám đốc các Sở: Tài chính, Y tế lập danh mục dữ "
         "liệu.", ["Sở Nội vụ"], ["Sở Tài chính", "Sở Y tế"], None),
        ("1. Giao Sở Xây dựng chủ trì, phối hợp Cảng vụ Đường thủy nội địa Ninh Bình khai báo tàu qua mạng.",
         ["Sở Xây dựng"], ["Cảng vụ Đường thủy nội địa Ninh Bình"], None),
        ("1. Vận động hộ kinh doanh dùng hóa đơn điện tử, đến hết năm 2024 đạt 70%, năm 2025 hoàn thành.",
         [], [], "2025"),
        ("1. Bưu điện tỉnh tiếp nhận hồ sơ tại nhà, phấn đấu năm 2025 có 40% hồ sơ đi qua bưu chính.",
         ["Bưu điện tỉnh"], [], "2025"),
        ("1. Làm sạch dữ liệu dân cư. Năm 2024, cấp căn cước cho mọi người già.", [], [], "2024"),
        ("1. Giao các Sở: Y tế, Nội vụ; UBND các xã: Gia Viễn, Đại Hoàng mở lớp kỹ năng số.",
         ["Sở Y tế", "Sở Nội vụ", "UBND xã Gia Viễn", "UBND xã Đại Hoàng"], [], None),
        ("1. Trong vòng 30 ngày kể từ ngày ban hành Kế hoạch này, UBND các xã, phường lập kế hoạch riêng.",
         ["UBND các xã, phường"], [], "2024-03-16"),
        ("1. Sở Nội vụ báo cáo chậm nhất sau mười lăm (15) ngày kể từ ngày nhận hồ sơ.", ["Sở Nội vụ"], [],
         None),
        ("1. Nhiệm vụ của Sở Tài chính: thẩm định dự án.", ["Sở Tài chính"], [], None),
        ("1. Giao Thường trực Hội đồng nhân dân tỉnh, các Ban của Hội đồng nhân dân tỉnh, các Tổ đại biểu và "
         "đại biểu Hội đồng nhân dân tỉnh giám sát việc này.",
         ["Thường trực Hội đồng nhân dân tỉnh", "Các Ban của Hội đồng nhân dân tỉnh", "Các Tổ đại biểu",
          "Đại biểu Hội đồng nhân dân tỉnh"], [], None),
    ],
)  # fmt: skip
def test_who_leads_who_helps_and_by_when(
    read: Read, text: str, responsible: list[str], coordinating: list[str], deadline: str | None
) -> None:
    assert who(read(TASKS + text)) == [(tuple(responsible), tuple(coordinating), deadline)]


def test_a_list_addressed_to_a_body_is_its_own(read: Read) -> None:
    text = HEAD + (
        "V. TỔ CHỨC THỰC HIỆN\n1. Sở Khoa học và Công nghệ\n"
        "a) Chủ trì, phối hợp với Sở Công Thương nghiên cứu giải pháp truy xuất.\n"
        "b) Tổng hợp, báo cáo trước ngày 10/12/2024.\n2. Tỉnh đoàn\nVận động đoàn viên "
        "tham gia tổ công nghệ số.\n"
    )
    assert who(read(text)) == [
        (("Sở Khoa học và Công nghệ",), ("Sở Công Thương",), None),
        (("Sở Khoa học và Công nghệ",), (), "2024-12-10"),
        (("Tỉnh đoàn",), (), None),
    ]


def test_a_bracket_of_attributes_is_no_part_of_the_wording(read: Read) -> None:
    text = TASKS + (
        "1. Nâng cấp hệ thống họp (Chủ trì: Sở Tài chính; Phối hợp: Sở Nội vụ; Hoàn thành: năm 2025)."
    )
    extraction = read(text)
    assert who(extraction) == [(("Sở Tài chính",), ("Sở Nội vụ",), "2025")]
    assert words(text, extraction.tasks[0]) == "Nâng cấp hệ thống họp"


def test_a_list_may_be_addressed_to_committees_without_a_word_for_all_of_them(read: Read) -> None:
    text = (
        HEAD
        + "IV. TỔ CHỨC THỰC HIỆN\n2. Các sở, ngành; UBND huyện, thành phố:\n- Cử cán bộ đầu mối phụ trách."
    )
    task = one(read, text)
    assert task.responsible == ("Các sở, ngành", "UBND huyện, thành phố")
    assert task.group is None


def test_parts_with_an_actor_of_their_own_are_tasks_of_their_own(read: Read) -> None:
    text = TASKS + "1. Sở Tài chính cân đối ngân sách; Sở Kế hoạch và Đầu tư thẩm định dự án."
    found = read(text)
    assert [words(text, t) for t in found.tasks] == [
        "Sở Tài chính cân đối ngân sách",
        "Sở Kế hoạch và Đầu tư thẩm định dự án",
    ]


def test_a_task_knows_its_number_its_group_and_the_programme_s_group(read: Read) -> None:
    text = TASKS + (
        "2. Phát triển hạ tầng số\n2.1. Xây dựng trung tâm giám sát an toàn thông tin của tỉnh.\n"
        "3. Phát triển xã hội số\na) Phổ cập kỹ năng số cho người dân vùng sâu.\n"
    )
    first, second = read(text).tasks
    assert first.number == "2.1"
    assert first.group is not None
    assert (first.group.title, first.group.programme) == (
        "Phát triển hạ tầng số",
        "749-digital-infrastructure",
    )
    assert (second.number, second.pillar) == ("a", "digital-society")


def test_a_heading_gives_the_deadline_that_the_task_does_not(read: Read) -> None:
    text = HEAD + "IV. NHIỆM VỤ NĂM 2025\n1. Mở rộng thanh toán viện phí qua tài khoản.\n"
    assert one(read, text).deadline == "2025"


def test_a_table_of_tasks(read: Read) -> None:
    text = HEAD + (
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành\n"
        "I | Chính quyền số\n"
        "1 | Xây dựng Kiến trúc Chính quyền số | Sở Thông tin và Truyền thông | Các sở, ngành | Quý II/2024\n"
        "2 | Số hóa hồ sơ lưu trữ lịch sử | Sở Nội vụ | Sở Tài chính, UBND cấp huyện | 30/11/2024\n"
        "3 | Phổ cập kỹ năng số | Tỉnh đoàn | Hội Nông dân tỉnh | Thường xuyên\n"
    )
    found = read(text)
    assert who(found) == [
        (("Sở Thông tin và Truyền thông",), ("Các sở, ngành",), "2024-06"),
        (("Sở Nội vụ",), ("Sở Tài chính", "UBND cấp huyện"), "2024-11-30"),
        (("Tỉnh đoàn",), ("Hội Nông dân tỉnh",), None),
    ]
    assert {(t.pillar, t.group and t.group.title) for t in found.tasks} == {
        ("digital-government", "Chính quyền số")
    }


def test_a_cell_of_a_table_tells_who_leads_and_who_helps_or_refers_to_the_one_above(read: Read) -> None:
    text = HEAD + (
        "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n"
        "TT | Nội dung công việc | Đơn vị thực hiện | Bắt đầu | Kết thúc\n"
        "1 | Mở cổng dữ liệu của tỉnh | Sở Nội vụ (chủ trì), các sở, ngành (phối hợp) | 3/2024 | 9/2024\n"
        "2 | Lập bản đồ số du lịch | Chủ trì: Sở Du lịch; Phối hợp: UBND các huyện | 3/2024 | 11/2024\n"
        "3 | Số hóa tài liệu lưu trữ | Sở Nội vụ phối hợp với Sở Tài chính | 4/2024 | 12/2024\n"
        "4 | Tập huấn kỹ năng số | nt | 4/2024 | -nt-\n"
    )
    assert who(read(text)) == [
        (("Sở Nội vụ",), ("Các sở, ngành",), "2024-09"),
        (("Sở Du lịch",), ("UBND các huyện",), "2024-11"),
        (("Sở Nội vụ",), ("Sở Tài chính",), "2024-12"),
        (("Sở Nội vụ",), ("Sở Tài chính",), "2024-12"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ\n1. Sở Y tế chủ trì, phối hợp với các bệnh viện làm bệnh án điện tử.",
        "III. NHIỆM VỤ\n1. Sở Y tế đã triển khai bệnh án điện tử tại bốn bệnh viện.",
        "III. NHIỆM VỤ\n1. Hồ sơ nộp trực tuyến đạt 80% trở lên.",
        "III. NHIỆM VỤ\n1. Lĩnh vực ưu tiên: nông nghiệp, du lịch.",
        "IV. KINH PHÍ\nBố trí từ ngân sách tỉnh và nguồn xã hội hóa.",
        "V. TỔ CHỨC THỰC HIỆN\nQuyết định này có hiệu lực từ ngày ký.",
        "V. TỔ CHỨC THỰC HIỆN\nChánh Văn phòng UBND tỉnh, Giám đốc Sở Tài chính chịu trách nhiệm thi hành.",
        "V. TỔ CHỨC THỰC HIỆN\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.",
        "VI. KIẾN NGHỊ\nĐề nghị Bộ Thông tin và Truyền thông ban hành định mức.",
        "Căn cứ Nghị quyết số 01-NQ/TU về tổ chức thực hiện nhiệm vụ;",
    ],
)
def test_what_is_no_task(read: Read, text: str) -> None:
    assert read(HEAD + text + "\n").tasks == ()


def test_running_text_orders_and_promises(read: Read) -> None:
    text = NEWS + (
        "Chủ tịch UBND tỉnh yêu cầu: Sở Thông tin và Truyền thông xóa các điểm lõm sóng trước ngày "
        "31/12/2023; UBND các huyện, thành phố kiện toàn tổ công nghệ số cộng đồng.\n"
        "UBND tỉnh giao Sở Giáo dục và Đào tạo chủ trì xây dựng kho học liệu số trong quý I/2024.\n"
        "Trong năm 2024, ngành Y tế sẽ triển khai bệnh án điện tử tại các bệnh viện tuyến huyện.\n"
        "UBND tỉnh đã giao Sở Tài chính bố trí kinh phí cho các đơn vị, nhờ đó nhiều thôn vùng cao đã có "
        "mạng Internet băng rộng.\n"
    )
    assert who(read(text)) == [
        (("Sở Thông tin và Truyền thông",), (), "2023-12-31"),
        (("UBND các huyện, thành phố",), (), None),
        (("Sở Giáo dục và Đào tạo",), (), "2024-03"),
        ((), (), "2024"),
    ]


def test_groups_that_a_sentence_enumerates(read: Read) -> None:
    text = NEWS + (
        "Thời gian tới, tỉnh tiếp tục triển khai 4 nhóm nhiệm vụ trọng tâm: nâng cao nhận thức; phát triển "
        "hạ tầng số; bảo đảm an toàn thông tin; phát triển nguồn nhân lực số.\n"
    )
    found = read(text)
    assert [(g.title, g.programme) for g in found.task_groups] == [
        ("Nâng cao nhận thức", "749-awareness"),
        ("Phát triển hạ tầng số", "749-digital-infrastructure"),
        ("Bảo đảm an toàn thông tin", "749-trust-security"),
        ("Phát triển nguồn nhân lực số", None),
    ]
    assert found.tasks == ()


def test_the_sectors_of_a_task_are_those_of_its_words_and_of_who_leads(read: Read) -> None:
    text = TASKS + "1. Sở Y tế phối hợp với các trường đưa nội dung giáo dục sức khỏe lên mạng.\n"
    assert set(one(read, text).sectors) >= {"health"}
    text = TASKS + "1. Nông nghiệp: cấp mã số vùng trồng cho các vùng chuyên canh.\n"
    assert one(read, text).sectors == ("agriculture",)


def test_conclusions_of_a_meeting_assign_tasks(read: Read) -> None:
    text = (
        "VĂN PHÒNG UBND\nTỈNH BẠC LIÊU\nSố: 112/TB-VPUBND\nBạc Liêu, ngày 20 tháng 3 năm 2024\n\n"
        "THÔNG BÁO\n"
        "Kết luận của Chủ tịch UBND tỉnh\n\nSau khi nghe báo cáo, Chủ tịch UBND tỉnh kết luận như sau:\n"
        "1. Biểu dương các cơ quan, đơn vị đã nỗ lực.\n"
        "2. Giao Sở Thông tin và Truyền thông:\n"
        "a) Hoàn thiện dự thảo, trình UBND tỉnh trước ngày 30/3/2024.\n"
        "3. Giao Công an tỉnh chủ trì, phối hợp với UBND cấp huyện rà soát dữ liệu dân cư.\n"
    )
    assert who(read(text)) == [
        (("Sở Thông tin và Truyền thông",), (), "2024-03-30"),
        (("Công an tỉnh",), ("UBND cấp huyện",), None),
    ]


DIRECTIVE = (
    "UBND TỈNH NINH BÌNH\nSố: 07/CT-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\n"
    "CHỈ THỊ\nVề đẩy mạnh dịch vụ công trực tuyến\n\nChủ tịch UBND tỉnh chỉ thị:\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Một là, Sở Tư pháp:\n- Số hóa sổ hộ tịch trước ngày 30/6/2024.\n- Tập huấn cho công chức cấp xã.\n"
         "Hai là, Sở Y tế: chi trả phụ cấp qua tài khoản.",
         [(("Sở Tư pháp",), (), "2024-06-30"), (("Sở Tư pháp",), (), None), (("Sở Y tế",), (), None)]),
        ("Thứ nhất, Công an tỉnh làm sạch dữ liệu dân cư.\nThứ hai, Sở Nội vụ lấy kết quả này để xếp loại.",
         [(("Công an tỉnh",), (), None), (("Sở Nội vụ",), (), None)]),
        ("Một là, đối với tất cả các cơ quan hành chính trong tỉnh:\n- Công khai thủ tục trên mạng.",
         [(("Tất cả các cơ quan hành chính trong tỉnh",), (), None)]),
        ("(1) Sở Tài chính:\n- Cân đối ngân sách.\n(2) Các trường:\n- Công bố đường dây hỗ trợ.",
         [(("Sở Tài chính",), (), None), (("Các trường",), (), None)]),
        ("Một là, Chủ tịch UBND các huyện, thành phố ký cam kết về tỷ lệ hồ sơ trực tuyến.",
         [(("Chủ tịch UBND các huyện, thành phố",), (), None)]),
    ],
)  # fmt: skip
def test_orders_of_a_directive_are_addressed_point_by_point(
    read: Read, text: str, expected: list[tuple[tuple[str, ...], tuple[str, ...], str | None]]
) -> None:
    assert who(read(DIRECTIVE + text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Mở lớp kỹ năng số. Sở Nội vụ chủ trì, Trường Đại học Hoa Lư hỗ trợ giảng viên.",
         [(("Sở Nội vụ",), ("Trường Đại học Hoa Lư",), None)]),
        ("1. Triển khai hồ sơ sức khỏe điện tử; Sở Y tế là đơn vị thường trực.", [(("Sở Y tế",), (), None)]),
        ("1. UBND thành phố Tam Điệp làm điểm; mỗi huyện còn lại chọn 02 xã theo mẫu của Sở Nội vụ.",
         [(("UBND thành phố Tam Điệp",), (), None), (("Mỗi huyện còn lại",), (), None)]),
        ("1. Sở Du lịch lập bản đồ số. Phấn đấu đến năm 2025 có 300 điểm đến trên bản đồ.",
         [(("Sở Du lịch",), (), None)]),
        ("1. Sở Y tế vận hành phần mềm trước ngày 01/10/2024; tới năm 2025 mở rộng ra các xã.",
         [(("Sở Y tế",), (), "2024-10-01")]),
        ("1. Các trạm y tế xã được trang bị máy tính.", [((), (), None)]),
        ("1. Tỷ lệ hồ sơ trực tuyến thấp. Phải nâng lên 60% trong năm 2025.", []),
    ],
)  # fmt: skip
def test_who_is_in_charge_and_what_is_only_a_level(
    read: Read, text: str, expected: list[tuple[tuple[str, ...], tuple[str, ...], str | None]]
) -> None:
    assert who(read(TASKS + text)) == expected


def test_what_falls_short_of_a_demand_is_no_task(read: Read) -> None:
    text = HEAD + "1. Một số chỉ tiêu thấp so với yêu cầu:\na) Hồ sơ được tiếp nhận trên mạng mới đạt 12%."
    assert read(text).tasks == ()


def test_the_contents_that_an_article_approves_set_tasks_only_where_their_headings_do(read: Read) -> None:
    text = (
        "UBND TỈNH NINH BÌNH\nSố: 12/QĐ-UBND\nNinh Bình, ngày 15 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Phê duyệt Đề án\n\nĐiều 1. Phê duyệt Đề án với các nội dung sau:\nI. TẦM NHÌN\n"
        "1. Phát triển kinh tế số ở vùng ven biển.\nII. GIẢI PHÁP\n1. Sở Công Thương mở sàn giao dịch.\n"
    )
    assert who(read(text)) == [(("Sở Công Thương",), (), None)]


DIRECTIVE = (
    "ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK\nSố: 11/CT-UBND\nĐắk Lắk, ngày 6 tháng 5 năm 2023\n\n"
    "CHỈ THỊ\nVề chuyển đổi số\n\n"
    "Chủ tịch UBND tỉnh yêu cầu thực hiện những nhiệm vụ sau:\n"
)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("1. Các sở, ngành; UBND các huyện, thành phố Buôn Ma Thuột",
         ("Các sở, ngành", "UBND các huyện, thành phố Buôn Ma Thuột")),
        ("2. Sở Thông tin và Truyền thông", ("Sở Thông tin và Truyền thông",)),
    ],
)  # fmt: skip
def test_those_to_whom_a_heading_is_addressed(read: Read, heading: str, names: tuple[str, ...]) -> None:
    (task,) = read(
        f"{DIRECTIVE}{heading}\na) Khẩn trương số hóa kết quả giải quyết thủ tục hành chính."
    ).tasks
    assert task.responsible == names


def test_what_a_decision_considers_is_no_task(read: Read) -> None:
    text = DIRECTIVE.partition("Chủ tịch")[0] + "Xét đề nghị của Sở Nội vụ tại Tờ trình số 7/TTr-SNV.\n"
    assert read(text).tasks == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Các nhóm giải pháp chủ yếu gồm: nâng cao nhận thức; hoàn thiện cơ chế, chính sách; an ninh mạng.",
         ["749-awareness", "749-institutions", "749-trust-security"]),
        ("Nam Định có ba nhóm nhiệm vụ là: một là chuyển đổi nhận thức; hai là hạ tầng số; ba là nhân lực.",
         ["749-awareness", "749-digital-infrastructure", None]),
    ],
)  # fmt: skip
def test_groups_that_a_sentence_enumerates_are_matched_in_other_words_too(
    read: Read, text: str, found: list[str | None]
) -> None:
    assert [group.programme for group in read(text).task_groups] == found


def test_a_committee_that_is_called_by_a_verb_is_who_acts(read: Read) -> None:
    task = one(read, TASKS + "1. Các thành viên Ban Chỉ đạo theo dõi địa bàn được phân công.\n")
    assert [name.casefold() for name in task.responsible] == ["các thành viên ban chỉ đạo"]


def test_which_fields_come_first_is_stated_and_no_task(read: Read) -> None:
    text = TASKS + (
        "1. Ưu tiên chuyển đổi số sáu lĩnh vực: y tế, giáo dục, du lịch, nông nghiệp, giao thông, đất đai.\n"
        "2. Ưu tiên nguồn lực cho ba lĩnh vực: y tế, giáo dục, du lịch.\n"
    )
    assert one(read, text).number == "2"
