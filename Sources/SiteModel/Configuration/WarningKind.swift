import Alerts

extension KindDefinition {
  /// The kind of a bulletin that becomes a CAP alert.
  package static let warning = "warning"

  /// `WarningReader` reads these; the types are for the reference.
  static let warningFields = levelFields + timeFields + textFields + messageFields

  private static let levelFields = [
    Field(
      "colour", .choice, isRequired: true, choices: WarningColour.allCases.map(\.rawValue),
      meaning: "The level of the warning (红橙黄蓝)."),
    Field("event", isRequired: true, meaning: "What is warned of, in a few words, such as `暴雨`."),
    Field(
      "category", .list,
      meaning: "One or more of \(words(AlertInfo.Category.self)). Default: `warnings.category` of `site.yaml`."),
    Field(
      "severity", .choice, choices: AlertInfo.Severity.allCases.map(\.rawValue),
      meaning: "Default: by the colour, as `warnings.severity` of `site.yaml` says."),
    Field(
      "urgency", .choice, choices: AlertInfo.Urgency.allCases.map(\.rawValue), meaning: "Default: `Unknown`."),
    Field(
      "certainty", .choice, choices: AlertInfo.Certainty.allCases.map(\.rawValue), meaning: "Default: `Unknown`."),
    Field("responseTypes", .list, meaning: "What to do, one or more of \(words(AlertInfo.ResponseType.self))."),
    Field("eventCodes", .mapping, meaning: "Codes of the event by the name of their list, such as `{GB: 11B05}`."),
  ]

  private static let timeFields = [
    Field("sent", .date, meaning: "When it was issued, if that is not the `date`."),
    Field("effective", .date, meaning: "From when the warning holds. Default: when it was issued."),
    Field("onset", .date, meaning: "When the event itself is expected to begin."),
    Field(
      "expires", .date, isRequired: true,
      meaning: "Until when the warning holds; not needed with `cancels`. `none` for a warning without an end."),
  ]

  private static let textFields = [
    Field(
      "areas", .list,
      meaning: """
        Where the warning holds: names, or mappings with `name`, `codes`, `polygons`, `circles`, `altitude`, `ceiling`. \
        A region code becomes its name.
        """),
    Field("area", .list, meaning: "The same; the older name."),
    Field("instruction", meaning: "What people should do."),
    Field("contact", meaning: "Whom to ask."),
    Field("audience", meaning: "For whom it is meant."),
    Field("senderName", meaning: "Who issues it. Default: the name of the authority in `site.yaml`."),
    Field("headline", meaning: "Default: the title."),
    Field("description", meaning: "Default: the text of the page, as plain text."),
    Field("web", meaning: "Default: the address of the page."),
    Field("parameters", .mapping, meaning: "Further names and values. The colour is added to them."),
    Field(
      "resources", .list,
      meaning: """
        Files: mappings with `description`, `file` (beside the bulletin) or `uri`, `mimeType`, `size`, `digest`, `derefUri`.
        """),
    Field("info", .list, meaning: "Further blocks, in another language or about other areas."),
  ]

  private static let messageFields = [
    Field("updates", .list, meaning: "Earlier warnings that this one replaces: paths of their files."),
    Field("cancels", .list, meaning: "Earlier warnings that this one ends: paths of their files."),
    Field(
      "references", .list,
      meaning: "Alerts of other sites, as `sender,identifier,sent`. The path of a file means the same as in `updates`."),
    Field(
      "messageType", .choice, choices: Alert.MessageType.allCases.map(\.rawValue),
      meaning: "Default: `Update` with `updates` or `references`, `Cancel` with `cancels`, else `Alert`."),
    Field(
      "status", .choice, choices: Alert.Status.allCases.filter { $0 != .draft }.map(\.rawValue),
      meaning: "Default: `Actual`. What is not `Actual` is in no feed and in no banner."),
    Field("scope", .choice, choices: Alert.Scope.allCases.map(\.rawValue), meaning: "Default: `Public`."),
    Field("restriction", meaning: "The rule that limits a `Restricted` message."),
    Field("addresses", .list, meaning: "The recipients of a `Private` message."),
    Field("codes", .list, meaning: "Codes for special handling."),
    Field("note", meaning: "The purpose of an exercise, the reason of an error."),
    Field("incidents", .list, meaning: "Names of the incidents that it belongs to."),
    Field("alertSource", meaning: "CAP's `source`: the operator or device that the message comes from."),
    Field("identifier", meaning: "Default: by the scheme in `site.yaml`. It must never change once published."),
    Field("sender", meaning: "Default: `warnings.sender` of `site.yaml`, else the domain of the site's identifiers."),
    Field("number", .integer, meaning: "Stands for `{number}` in the scheme of identifiers. Default: 1."),
  ]

  private static func words<Word: RawRepresentable<String> & CaseIterable>(_ type: Word.Type) -> String {
    Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}
