/// A kind of bulletin: what it is called and which front matter fields it has.
package struct KindDefinition: Sendable {
  package struct Field: Sendable {
    package enum ValueType: String, Sendable, CaseIterable {
      case text, date, integer, boolean, list, mapping
      /// One of a few words.
      case choice
    }

    package var name: String
    package var type: ValueType
    package var isRequired: Bool
    package var choices: [String]
    /// One sentence, for the reference.
    package var meaning: String

    package init(
      _ name: String, _ type: ValueType = .text, isRequired: Bool = false, choices: [String] = [], meaning: String
    ) {
      self.name = name
      self.type = type
      self.isRequired = isRequired
      self.choices = choices
      self.meaning = meaning
    }
  }

  package var name: String
  /// What pages call it; nil lets the theme's texts decide (`kind-<name>`).
  package var title: String?
  /// Whether `date: unknown` is refused: figures and warnings without a date mean nothing.
  package var needsKnownDate: Bool
  /// Whether each number with a statistical unit must be bound to the records, or say where it comes from.
  package var bindsNumbers: Bool
  package var fields: [Field]
  /// How long a column of such bulletins may go without a new one; nil: such bulletins come when they come.
  package var staleAfter: UpdateTerm?

  package init(
    name: String, title: String? = nil, needsKnownDate: Bool = false, bindsNumbers: Bool = false,
    staleAfter: UpdateTerm? = nil,
    fields: [Field]
  ) {
    self.name = name
    self.title = title
    self.needsKnownDate = needsKnownDate
    self.bindsNumbers = bindsNumbers
    self.fields = fields
    self.staleAfter = staleAfter
  }

  /// The kind of a page that stands outside the stream of bulletins, such as "About".
  package static let page = "page"

  /// After how long the inspection of government sites calls columns of news and columns of notices stale.
  ///
  /// Source: 国办发〔2015〕15号 and the yearly indicators after it, as seen in published inspection reports.
  private static let news = UpdateTerm.days(14)
  private static let notices = UpdateTerm.months(6)

  package static let builtIn: [KindDefinition] = [
    KindDefinition(
      name: "statistics", needsKnownDate: true, bindsNumbers: true, staleAfter: news,
      fields: [
        Field(
          "period", isRequired: true,
          meaning: "The time that the figures cover: `2024`, `2024-Q3`, `2024-08`, `2024-01..2024-08`."),
        Field("issuer", meaning: "The office that issues the figures."),
      ]),
    KindDefinition(
      name: "enforcement", needsKnownDate: true, bindsNumbers: true, staleAfter: news,
      fields: [
        Field("issuer", isRequired: true, meaning: "The office that enforces (执法机关)."),
        Field("period", meaning: "The time that the results cover."),
        Field("documentNumber", meaning: "The number of the decision or announcement."),
      ]),
    KindDefinition(name: warning, needsKnownDate: true, fields: warningFields),
    KindDefinition(
      name: "notice", staleAfter: notices,
      fields: [
        Field("issuer", meaning: "The office that issues the notice (发文机关)."),
        Field("documentNumber", meaning: "The document number (发文字号), such as `安委办〔2024〕3号`."),
        Field("recipients", .list, meaning: "To whom the notice is addressed (主送机关)."),
      ]),
    KindDefinition(
      name: "speech", staleAfter: notices,
      fields: [
        Field("speaker", isRequired: true, meaning: "Who speaks, or signs the article."),
        Field("occasion", meaning: "Where and at what meeting."),
      ]),
    KindDefinition(
      name: "opinion", staleAfter: notices,
      fields: [
        Field("issuer", isRequired: true, meaning: "The body whose opinion it is."),
        Field("adopted", .date, meaning: "The day on which it was adopted."),
      ]),
    KindDefinition(name: page, fields: []),
  ]
}
