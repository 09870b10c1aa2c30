"""The terms of `lienket.ttl`, of which `ontology.terms.LK` is made. Written by `make terms`."""

from pyoxigraph import NamedNode


class OwnTerms:
    """An annotation for each term, with its English definition."""

    Abbreviation: NamedNode
    """Words that texts abbreviate without saying so."""

    AdministrativeLevel: NamedNode
    """The tier of the state that a figure is said of."""

    Agreement: NamedNode
    """The same result, stated by several documents."""

    Base: NamedNode
    """What a share is a share of, such as the population or households."""

    Change: NamedNode
    """Results of two successive times that differ."""

    Circular: NamedNode
    """A ministry's regulation on how to apply a higher one."""

    Community: NamedNode
    """Provinces that are more alike than others in what their documents treat and in the verdicts …"""

    Comparator: NamedNode
    """How a figure bounds what it measures."""

    Comparison: NamedNode
    """The verdict that a rule computes from a local figure and a national target."""

    Completeness: NamedNode
    """How much of what it is a document has, or a province's documents at hand have, as far as they …"""

    Conclusion: NamedNode
    """The recorded conclusion of a party committee or leading body."""

    Contradiction: NamedNode
    """Results of the same time that cannot all be true, rounded or not."""

    Decision: NamedNode
    """A decision of the Prime Minister, a minister or a people's committee."""

    Declaration: NamedNode
    """The activity in which a person says that the documents at hand of a province are all there …"""

    Decree: NamedNode
    """A regulation of the Government that carries out a law."""

    DerivedResult: NamedNode
    """A result computed from other figures; no document states it in so many words."""

    Directive: NamedNode
    """An instruction to subordinate bodies."""

    Evidence: NamedNode
    """The quote and the position of the text that a fact rests on."""

    Extraction: NamedNode
    """The activity that read a document and drew facts from it."""

    Fact: NamedNode
    """Something that a document says, tied to the sentence that says it."""

    Goal: NamedNode
    """What an instrument sets out to reach, with or without a figure."""

    Indicator: NamedNode
    """A quantity by which targets are set and results measured; its labels say what texts call it."""

    Institution: NamedNode
    """A party or state body or an organisation that is named as an actor."""

    InstitutionType: NamedNode
    """A kind of body that every province has, such as a department of health."""

    Instrument: NamedNode
    """A legal, administrative or party instrument, known by its symbol or title."""

    InstrumentVersion: NamedNode
    """The wording of an instrument between two amendments, such as a consolidated text."""

    KindChange: NamedNode
    """The making, merging or ending of a kind of body in all provinces, or of an administrative level."""

    Law: NamedNode
    """An act of the National Assembly."""

    LegalRelation: NamedNode
    """The statement that one instrument is based on, implements, amends, replaces, repeals, …"""

    Mapping: NamedNode
    """The statement that two targets are about the same thing."""

    Measure: NamedNode
    """A fact with a figure: a target or a result."""

    Mention: NamedNode
    """A place where a document names an instrument or an institution."""

    NationalTarget: NamedNode
    """A target that a national programme sets, against which local ones are compared."""

    Network: NamedNode
    """The figures computed from all citations, documents and comparisons, in a graph of their own."""

    OfficialLetter: NamedNode
    """A letter from one authority to another."""

    Ordinance: NamedNode
    """An act of the National Assembly's Standing Committee, below a law."""

    Output: NamedNode
    """What digital transformation produces, and what is counted even where no indicator is of it."""

    Period: NamedNode
    """A time, known to the year, the month or the day, as a text tells it."""

    Pillar: NamedNode
    """One of the pillars of digital transformation."""

    Place: NamedNode
    """A province or a city under central government, for as long as it exists."""

    PlaceChange: NamedNode
    """A merger, division or renaming of places."""

    Plan: NamedNode
    """An instrument that sets out goals, tasks and deadlines."""

    Polarity: NamedNode
    """Which way an indicator is better."""

    Programme: NamedNode
    """An instrument that sets long-term goals and the groups of tasks that lead there."""

    ProgressComparison: NamedNode
    """Compares a reported result with a national target."""

    Reason: NamedNode
    """Why a mapping is doubted or a candidate rejected."""

    RejectedCandidate: NamedNode
    """An indicator or a national target that a local target came near to, and why it was rejected."""

    Resolution: NamedNode
    """What a collective body (a party committee, the National Assembly, the Government, a people's …"""

    Result: NamedNode
    """The level of an indicator that a text reports as reached."""

    ResultComparison: NamedNode
    """What a rule concludes from results of the same thing put side by side; none of them is merged …"""

    Review: NamedNode
    """The activity in which a person looked at a fact or a mapping, with the decision and the time."""

    ReviewDecision: NamedNode
    """What the person who reviewed decided."""

    ReviewState: NamedNode
    """How far a person's review has come."""

    Rule: NamedNode
    """The rule that computes a verdict, kept as a SPARQL query."""

    Scheme: NamedNode
    """An approved scheme for one large undertaking; it goes by the number of the decision that …"""

    Section: NamedNode
    """A heading or a numbered point of a document, with all that stands under it."""

    Sector: NamedNode
    """A field of the economy or society that a policy is about."""

    SectorStatement: NamedNode
    """The statement that a document reports on a sector, or that the sector is put first."""

    Similarity: NamedNode
    """How far two documents treat the same indicators, instruments and sectors."""

    SourceDocument: NamedNode
    """A document that was ingested: the text of an instrument, a report, or an article."""

    Target: NamedNode
    """The level of an indicator that a text commits to, usually by a deadline."""

    TargetComparison: NamedNode
    """Compares a province's target, or that the documents at hand state none, with a national target."""

    Task: NamedNode
    """A piece of work that a document assigns, or says will be done."""

    TaskGroup: NamedNode
    """A group of tasks and measures with one purpose: of the national programme, or a heading or an …"""

    TimeLine: NamedNode
    """All results, of all documents, for one indicator, place, level and unit."""

    UndatedDifference: NamedNode
    """Results that differ, of which the documents do not tell whether they are of the same time: a …"""

    Unit: NamedNode
    """What a value counts."""

    Verdict: NamedNode
    """What a comparison comes to."""

    abbreviation: NamedNode
    """The letters that stand for it: for a kind of instrument in symbols, for words in texts."""

    about: NamedNode
    """The instrument whose goals or tasks are counted."""

    absentPart: NamedNode
    """The words by which a document names a part of it that is not there, such as “Phụ lục II”."""

    accept: NamedNode
    """It is right as it stands."""

    accepted: NamedNode
    """A person has looked at it and agrees."""

    account: NamedNode
    """It tells of what others wrote, and may leave out anything."""

    after: NamedNode
    """A result of the later time."""

    amends: NamedNode
    """Changes or adds to another instrument."""

    amongOthers: NamedNode
    """Its document has other figures for the same indicator, level, time and base, so it may be of …"""

    appliesToProvinces: NamedNode
    """Whether a province can have a counterpart of this target."""

    approx: NamedNode
    """Close to the figure."""

    arithmetic: NamedNode
    """The sum, written out so that a reader can check it."""

    asOf: NamedNode
    """The time that a result is of (xsd:gYear, xsd:gYearMonth or xsd:date)."""

    at: NamedNode
    """The end of its time (lk:asOf), written as a day, to order by; where it has none, that of its …"""

    atHand: NamedNode
    """A document that was at hand when a person said that they are all there are."""

    atLeast: NamedNode
    """The smallest value that the result allows, rounding included; none where it sets none."""

    atMost: NamedNode
    """The greatest value that the result allows, rounding included; none where it sets none."""

    base: NamedNode
    """What the share is a share of, where the text says so."""

    basedOn: NamedNode
    """Has another instrument as its basis."""

    basedOnTransitive: NamedNode
    """Is based on another instrument, or on one that its bases are based on, through however many steps."""

    before: NamedNode
    """A result of the earlier time."""

    behind: NamedNode
    """The result falls short of the national target."""

    behindIn: NamedNode
    """How many provinces report a result short of it."""

    better: NamedNode
    """Which way is better."""

    between: NamedNode
    """One of the two documents."""

    betweenness: NamedNode
    """The share of the shortest chains of citations between others that pass through it."""

    citationRank: NamedNode
    """Its place by citations, then by PageRank; equals share a place."""

    citations: NamedNode
    """How many instruments and documents rest on it, implement it or mention it, each counted once."""

    cites: NamedNode
    """Names another instrument without a closer relation."""

    claim: NamedNode
    """What all results that say the same have in common, in whichever document."""

    clause: NamedNode
    """The clause of the instrument that sets it, from the outermost number to the innermost, such …"""

    comment: NamedNode
    """A remark that decides nothing."""

    comparator: NamedNode
    """Whether the figure is exact, a minimum or a maximum."""

    complete: NamedNode
    """Head, body, and a signature or list of recipients are there, and each annex that is …"""

    completeness: NamedNode
    """Whether the document, or those searched before the verdict missing, are complete as far as …"""

    confidence: NamedNode
    """How sure the extraction is, from 0 to 1; of a conclusion, that of its least sure input, …"""

    coordinating: NamedNode
    """A body, or a group of bodies, that is to help with the task."""

    correct: NamedNode
    """It is replaced by what lk:correction names."""

    correction: NamedNode
    """The fact or the mapping that takes the place of what was reviewed."""

    count: NamedNode
    """A number of things."""

    counted: NamedNode
    """The words of the text that say what is counted."""

    countedAs: NamedNode
    """lk:counted cut short, to compare it with other documents; of a rank, the number of those ranked."""

    counts: NamedNode
    """The tier whose units the indicator counts, or lk:Goal where it counts the goals of an …"""

    date: NamedNode
    """The date of issue that this mention gives (xsd:date)."""

    deadline: NamedNode
    """The year by which a goal is to be reached (xsd:gYear), or the time by which a task is to be …"""

    deadlineUnstated: NamedNode
    """The local target fits the national ones of every year alike."""

    decision: NamedNode
    """Whether the person accepts, rejects, corrects or only comments."""

    declared: NamedNode
    """A person says that the province's documents at hand are all there are."""

    denominator: NamedNode
    """The whole, where the text gives a fraction."""

    difference: NamedNode
    """The local figure less the national one, or the later result less the earlier, in their unit."""

    disputed: NamedNode
    """Those who looked at it decided differently; what was read stays as it was until they agree."""

    doubt: NamedNode
    """Why a person should look at it."""

    effectiveFrom: NamedNode
    """The day on which the change takes effect (xsd:date)."""

    eq: NamedNode
    """The figure as stated."""

    equal: NamedNode
    """The province asks for as much as the nation."""

    evidence: NamedNode
    """The quote that the fact rests on."""

    figure: NamedNode
    """One of the results that are put side by side."""

    fileName: NamedNode
    """The name of the original file."""

    furthest: NamedNode
    """How much the result that is furthest from it is short of it, in its unit."""

    gainedSince: NamedNode
    """The year that the rank is compared with (xsd:gYear)."""

    ge: NamedNode
    """This much or more."""

    goalIndicator: NamedNode
    """An indicator that a goal set in words, without a figure, is of."""

    gt: NamedNode
    """More than this, the figure itself excluded."""

    hardnessRank: NamedNode
    """Its place by the three numbers of provinces together, that set less, set nothing and are …"""

    hasTarget: NamedNode
    """A target by which the same part of the document measures the goal."""

    higher: NamedNode
    """A greater value is better."""

    implements: NamedNode
    """Is issued to carry out another instrument."""

    indicator: NamedNode
    """The indicator that the figure is of."""

    inputsSha256: NamedNode
    """SHA-256 of all that was read for it; while it is the same, nothing is computed anew."""

    le: NamedNode
    """This much or less; for a rank, within the leading group."""

    level: NamedNode
    """The administrative level that the figure or goal is said of, where the text says so."""

    levelAdded: NamedNode
    """The local target is of one part of what the national one is of."""

    levelUnstated: NamedNode
    """The local target fits the national ones of every level alike."""

    local: NamedNode
    """The province's target or result that is compared, or rejected."""

    looser: NamedNode
    """The province asks for less than the nation."""

    looserIn: NamedNode
    """How many provinces set a looser target."""

    lower: NamedNode
    """A smaller value is better, as with ranks."""

    lt: NamedNode
    """Less than this, the figure itself excluded."""

    mapping: NamedNode
    """The mapping that puts the two targets side by side."""

    matchedLabel: NamedNode
    """The words of the text, on one line, that matched the indicator's label."""

    mayExceedWhole: NamedNode
    """The indicator is in per cent and may exceed 100, as growth does; where it is not given, it …"""

    member: NamedNode
    """One of its provinces."""

    mentions: NamedNode
    """The instrument or institution that is named."""

    met: NamedNode
    """The result meets the national target."""

    missing: NamedNode
    """The province's documents at hand state no counterpart; that does not say that the province …"""

    missingIn: NamedNode
    """Of how many provinces the documents at hand state no counterpart."""

    national: NamedNode
    """The national target that is compared with."""

    nationalPriority: NamedNode
    """Whether the sector is one of the eight that Decision 749/QĐ-TTg puts first."""

    nearest: NamedNode
    """A rejected figure that came near: the same indicator at another level or year, or a result; …"""

    negativeLabel: NamedNode
    """Words that look like a label of the concept and are not: the extractor must not match them."""

    neither: NamedNode
    """Neither way is better."""

    notComparable: NamedNode
    """The same indicator, but another unit, a bound in the other direction, another base, a level …"""

    number: NamedNode
    """What the text numbers it by, such as II, 2.1 or a."""

    numerator: NamedNode
    """The part, where the text gives a fraction."""

    order: NamedNode
    """Its place among the sections of the document, from 1."""

    originalKind: NamedNode
    """A kind of body or a level as it was before the change."""

    originalPlace: NamedNode
    """A place as it was before the change."""

    otherBase: NamedNode
    """The two shares have different bases."""

    otherDeadline: NamedNode
    """The two targets are set for different years."""

    otherDirection: NamedNode
    """One sets a minimum, the other a maximum."""

    otherLevel: NamedNode
    """The two targets are set for different administrative levels."""

    otherNoun: NamedNode
    """The label's words are there, but the number is not said of them."""

    otherUnit: NamedNode
    """The figure and the other are in different units."""

    otherWords: NamedNode
    """The documents call what is counted by different words, and so may speak of different things."""

    outcome: NamedNode
    """The state of what was reviewed by this review; none where the review no longer counts."""

    outscored: NamedNode
    """Another indicator's label has more of the syllables."""

    page: NamedNode
    """The page of the document, from 1, on which the quoted part begins, where the document has pages."""

    pageRank: NamedNode
    """PageRank in the network of citations: what important instruments cite is important; all add …"""

    partMissing: NamedNode
    """The sentence lacks words that the indicator's label asks for."""

    partOfTransitive: NamedNode
    """Is a part of another section, document or place, through however many steps."""

    partial: NamedNode
    """An annex, a page or an instrument is named that is not there."""

    partialBase: NamedNode
    """The base of one share is a part of the other's."""

    pending: NamedNode
    """A person has yet to look at it."""

    percent: NamedNode
    """Per cent, written as 0-100."""

    pillar: NamedNode
    """The pillar of an indicator, a goal or a task."""

    place: NamedNode
    """The province that a fact, a document or a comparison is about; none means the nation."""

    placesGained: NamedNode
    """By how many places the rank rose, as the sentence says; below zero where it fell."""

    presentUnit: NamedNode
    """The unit that has followed this one, through however many changes; itself where it still exists."""

    priority: NamedNode
    """Whether the text says that the sector has priority."""

    proposes: NamedNode
    """Asks the competent authority to amend, replace or repeal another instrument."""

    rank: NamedNode
    """A place in a ranking, 1 being the best."""

    reason: NamedNode
    """Why the candidate was rejected."""

    refIndicator: NamedNode
    """The result's lk:indicator, or lk:unstated."""

    refLevel: NamedNode
    """The result's lk:level, or lk:unstated."""

    refPeriod: NamedNode
    """The result's lk:asOf as an lk:Period, or lk:unstated."""

    refPlace: NamedNode
    """The result's lk:place, or lk:unstated."""

    refStatement: NamedNode
    """Where the document says it: a document may give several figures for the same thing, and none …"""

    refused: NamedNode
    """A person has looked at it and disagrees."""

    reject: NamedNode
    """The document does not say so, or the two targets are not about the same thing."""

    rejectedCandidate: NamedNode
    """One of the nearest that were rejected."""

    rejectedInReview: NamedNode
    """A person looked at it and says that the two targets are not about the same thing."""

    repeals: NamedNode
    """Ends another instrument without taking its place."""

    replaces: NamedNode
    """Takes the place of another instrument, which ends."""

    reportedBy: NamedNode
    """The body that the text gives as the source of the figure, or whose work the figure is of."""

    responsible: NamedNode
    """A body, or a group of bodies, that is to lead or do the task."""

    resultOnly: NamedNode
    """The figure says what was reached, not what is to be reached."""

    resultStructure: NamedNode
    """The dimensions, the measure and the attributes of the results that a document states."""

    resultingKind: NamedNode
    """A kind of body or a level that has the work after the change."""

    resultingPlace: NamedNode
    """A place as it is after the change."""

    review: NamedNode
    """How far its review has come; none where none is needed."""

    reviewed: NamedNode
    """The fact or the mapping that was looked at."""

    rule: NamedNode
    """The rule that computed the conclusion."""

    ruledOut: NamedNode
    """The sentence has a negative label of the indicator."""

    score: NamedNode
    """How much of the label is said, from 0 to 1; for a whole label, how it compares with the one …"""

    searched: NamedNode
    """A document that was searched before the verdict missing."""

    section: NamedNode
    """The innermost section of the document in which the fact stands."""

    sector: NamedNode
    """The sector that is spoken of."""

    setBy: NamedNode
    """The instrument that sets a goal, a task or a group of tasks."""

    sha256: NamedNode
    """SHA-256, in hexadecimal, of the original bytes."""

    similarity: NamedNode
    """The cosine of what the two documents treat, each by its weight; from 0 to 1."""

    since: NamedNode
    """The time from which on a result holds or is under way (xsd:gYear, xsd:gYearMonth or …"""

    statedIn: NamedNode
    """The document that says so."""

    stricter: NamedNode
    """The province asks for more than the nation."""

    successor: NamedNode
    """The place that it became part of."""

    taskGroup: NamedNode
    """The group that a task belongs to."""

    textOf: NamedNode
    """The instrument, or the version of one, whose text the document is."""

    textSha256: NamedNode
    """SHA-256, in hexadecimal, of the extracted text in UTF-8; the offsets of evidence count in …"""

    tied: NamedNode
    """The labels of two indicators fit the sentence nearly alike."""

    timeContained: NamedNode
    """One result is of a year or a month, the other of some time in it."""

    timeUnstated: NamedNode
    """At least one of the results has no time; where its document has a date, it is not later than that."""

    treats: NamedNode
    """An indicator, a sector or an instrument that at least one fact of the document is about."""

    typical: NamedNode
    """What the documents of most of its provinces treat, and more of them than elsewhere."""

    undetermined: NamedNode
    """Nothing tells that something is lacking, and nothing that all is there."""

    unit: NamedNode
    """The unit of a measure or of an indicator."""

    unstated: NamedNode
    """What the document does not tell of a result; each dimension of a cube must have a value."""

    unsure: NamedNode
    """The indicator was inferred from words far from the figure."""

    validFrom: NamedNode
    """The first day of its existence (xsd:date)."""

    validUntil: NamedNode
    """The last day of its existence (xsd:date)."""

    value: NamedNode
    """The figure, in the unit of the measure."""

    verdict: NamedNode
    """What the comparison comes to."""

    version: NamedNode
    """The version of the program that extracted."""

    weight: NamedNode
    """The fewer documents treat it, the more: log2(1 + documents / documents that treat it)."""

    wholeAndPart: NamedNode
    """One result names no level and says all or none, the other is of one level."""

    withdraw: NamedNode
    """The person takes back what they decided before."""

    words: NamedNode
    """The words that are missing, that rule it out, or that were found."""
