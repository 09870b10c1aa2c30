"""What the pages say of their own, in both languages, by key: Vietnamese, English."""

from collections.abc import Mapping
from dataclasses import dataclass

from ontology.terms import DCTERMS, ELI, ORG, OWL, RDF, RDFS, SKOS


@dataclass(frozen=True, slots=True)
class Said:
    """One text in both languages."""

    vi: str
    en: str

    def in_(self, language: str) -> str:
        """The text in `vi` or `en`."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a vocabulary."""

    title: Said
    description: Said


def capitalised(text: str) -> str:
    """The text as it begins a line; what is no word stays as it is."""
    return text if ":" in text else text[:1].upper() + text[1:]


TEXTS: Mapping[str, Said] = {
    "site": Said("Tài liệu tham khảo lienket", "lienket reference"),
    "ontology": Said("Bản thể học", "Ontology"),
    "vocabularies": Said("Bộ từ vựng", "Vocabularies"),
    "guide": Said("Hướng dẫn", "Guide"),
    "changes": Said("Thay đổi", "Changes"),
    "explorer": Said("Trang tra cứu", "Explorer"),
    "skip": Said("Tới nội dung", "Skip to content"),
    "pages": Said("Các trang", "Pages"),
    "language": Said("Ngôn ngữ", "Language"),
    "contents": Said("Mục lục", "Contents"),
    "version": Said("Phiên bản", "Version"),
    "licence": Said("Giấy phép", "Licence"),
    "created": Said("Ngày tạo", "Created"),
    "formats": Said("Dạng RDF", "As RDF"),
    "namespace": Said("Không gian tên", "Namespace"),
    "diagram": Said("Sơ đồ lớp", "Class diagram"),
    "diagram-caption": Said(
        "Mũi tên rỗng dẫn từ lớp con lên lớp cha; mũi tên đặc là thuộc tính. Trong khung là các thuộc tính "
        "dẫn tới một giá trị hoặc một bộ từ vựng. Chọn một khung để tới định nghĩa.",
        "A hollow arrow leads from a class up to the one that it is a kind of; a solid one is a property. "
        "A box lists the properties that lead to a value or a vocabulary. Choose a box for its definition.",
    ),
    "diagram-words": Said("Sơ đồ bằng lời", "The diagram in words"),
    "classes": Said("Lớp", "Classes"),
    "objects": Said("Thuộc tính dẫn tới một thực thể", "Properties that lead to a thing"),
    "data": Said("Thuộc tính dẫn tới một giá trị", "Properties that lead to a value"),
    "annotations": Said("Thuộc tính chú giải", "Annotation properties"),
    "individuals": Said("Giá trị trong danh sách", "Listed values"),
    "filter": Said("Lọc theo tên", "Filter by name"),
    "shown": Said("mục đang hiển thị", "entries shown"),
    "words-of-texts": Said("Cách văn bản gọi", "How texts say it"),
    "in-graph": Said("Trong đồ thị", "In the graph"),
    "members": Said("mục", "entries"),
    "is-of": Said("Là “{}” của", "Is “{}” of"),
    "shapes": Said("Khuôn dạng đòi hỏi", "The shapes ask"),
    "inherited": Said("Thuộc tính của lớp trên", "Inherited properties"),
    "has": Said("Thuộc tính", "Properties"),
    "reached": Said("Được dẫn tới bởi", "Reached by"),
    "listed": Said("Gồm các giá trị", "Its values"),
    "below": Said("Gồm", "Kinds of it"),
    "kind-of": Said("là một loại", "is a kind of"),
    "leads-to": Said("dẫn tới", "leads to"),
    "term": Said("Thuật ngữ", "Term"),
    "change": Said("Thay đổi", "Change"),
    "before": Said("Trước", "Before"),
    "after": Said("Sau", "After"),
    "breaks": Said("Làm hỏng truy vấn", "Breaks queries"),
    "yes": Said("có", "yes"),
    "added": Said("thêm", "added"),
    "removed": Said("bỏ", "removed"),
    "changed": Said("đổi", "changed"),
    "functional": Said("nhiều nhất một giá trị", "at most one value"),
    "characteristics": Said("Đặc tính", "Characteristics"),
}

PAGES = (
    ("ontology", "/ns"),
    ("vocabularies", "/ns#-vocabularies"),
    ("guide", "/reference/guide"),
    ("changes", "/reference/changes"),
    ("explorer", "/"),
)
"""What each page links to at its top: key and address."""

VOCABULARIES: Mapping[str, Heading] = {
    "act": Heading(
        Said("Quan hệ giữa các văn bản", "How instruments stand to each other"),
        Said(
            "Các quan hệ pháp lý giữa hai văn bản, cùng những từ ngữ mà văn bản dùng để nói về quan hệ đó.",
            "The legal relations between two instruments, with the words by which texts tell them.",
        ),
    ),
    "series": Heading(
        Said("Chuỗi số liệu được công bố", "Published series of figures"),
        Said(
            "Các chuỗi số liệu quốc gia và quốc tế công bố số liệu của chỉ tiêu, cùng nơi công bố và căn cứ.",
            "The national and international series in which figures of the indicators are published, with "
            "who publishes them and on what basis.",
        ),
    ),
    "institution-change": Heading(
        Said("Thay đổi cơ quan", "Changes of institutions"),
        Said(
            "Các lần hợp nhất, sắp xếp cơ quan, loại cơ quan và cấp hành chính năm 2025: ngày, văn bản, "
            "trước và sau.",
            "The mergers and reorganisations of institutions, of kinds of institutions and of administrative "
            "levels in 2025: the day, the instrument, what was before and what after.",
        ),
    ),
}
"""Vocabularies whose members are of a standard's classes, or of several."""

PROPERTIES: Mapping[str, Said] = {
    RDF.type.value: Said("Thuộc lớp", "Is a"),
    RDFS.subClassOf.value: Said("Là một loại", "Kind of"),
    RDFS.subPropertyOf.value: Said("Hẹp hơn", "Narrower than"),
    RDFS.domain.value: Said("Của", "Of"),
    RDFS.range.value: Said("Dẫn tới", "Leads to"),
    RDFS.seeAlso.value: Said("Xem thêm", "See also"),
    RDFS.comment.value: Said("Chú giải", "Comment"),
    OWL.disjointWith.value: Said("Không thể cũng là", "Cannot also be"),
    OWL.inverseOf.value: Said("Ngược với", "Inverse of"),
    SKOS.altLabel.value: Said("Tên khác", "Other names"),
    SKOS.hiddenLabel.value: Said("Nhãn chỉ để tìm", "Labels for finding only"),
    SKOS.notation.value: Said("Ký hiệu", "Notation"),
    SKOS.note.value: Said("Ghi chú", "Note"),
    SKOS.scopeNote.value: Said("Phạm vi", "Scope"),
    SKOS.example.value: Said("Ví dụ", "Example"),
    SKOS.broader.value: Said("Rộng hơn", "Broader"),
    SKOS.closeMatch.value: Said("Gần khớp với", "Close match"),
    SKOS.exactMatch.value: Said("Khớp với", "Exact match"),
    DCTERMS.source.value: Said("Nguồn", "Source"),
    DCTERMS.date.value: Said("Ngày", "Date"),
    DCTERMS["title"].value: Said("Tên", "Title"),
    DCTERMS.isReplacedBy.value: Said("Được thay bằng", "Replaced by"),
    DCTERMS.replaces.value: Said("Thay thế", "Replaces"),
    DCTERMS.isPartOf.value: Said("Thuộc", "Part of"),
    ELI.id_local.value: Said("Số ký hiệu", "Symbol"),
    ELI.date_document.value: Said("Ngày ban hành", "Date"),
    ELI.first_date_entry_in_force.value: Said("Có hiệu lực từ ngày", "In force from"),
    ELI.date_no_longer_in_force.value: Said("Hết hiệu lực từ ngày", "No longer in force from"),
    ELI.passed_by.value: Said("Cơ quan ban hành", "Passed by"),
    DCTERMS.publisher.value: Said("Nơi công bố", "Publisher"),
    ORG.classification.value: Said("Loại", "Classification"),
    ORG.originalOrganization.value: Said("Cơ quan trước đó", "Institution before"),
    ORG.resultingOrganization.value: Said("Cơ quan sau đó", "Institution after"),
}
"""What the properties of other standards are called; ours have labels of their own."""
