import Alerts
import Chronology
import SiteModel
import Templates

/// A warning, in the banner of every page, on its card and on its own page.
package struct WarningView: TemplateObject {
  let member: WarningGraph.Member
  let words: WarningWords

  /// The fields of the kind that it shows in its own way.
  static let facts: Set = [
    "colour", "effective", "expires", "event", "area", "urgency", "certainty", "instruction", "contact",
  ]

  private var alert: Alert { member.alert }
  private var info: AlertInfo { words.info(of: alert) ?? AlertInfo() }
  private var page: Page { words.page(of: member) }

  package static let shape = Shape<WarningView>(
    "warning", "A warning: on every page while it is in force, on its card and on its own page."
  ) {
    Field("identifier", .text, "CAP identifier.") { .text($0.alert.identifier) }
    Field("colour", .choice(WarningColour.allCases.map(\.rawValue)), "The level.") {
      .text($0.member.notice.colour.rawValue)
    }
    Field("level", .text, "The level in words: the theme's text `warning-level-<colour>`.") {
      .text($0.words.level($0.member.notice.colour))
    }
    Field("state", .choice(WarningState.allCases.map(\.rawValue)), "How it stands when the site is built.") {
      .text($0.member.state.rawValue)
    }
    Field("stateTitle", .text, "The same in words: the theme's text `warning-state-<state>`.") {
      .text($0.words.state($0.member.state))
    }
    Field("isInForce", .bool, "Whether it is in force when the site is built.") {
      .bool($0.member.state == .inForce)
    }
    Field("isUpcoming", .bool, "Whether it will be in force later.") { .bool($0.member.state == .upcoming) }
    Field("isOver", .bool, "Whether it is no longer in force, or warns of nothing real.") {
      .bool($0.member.state != .inForce && $0.member.state != .upcoming)
    }
    Field("isExercise", .bool, "Whether it is an exercise or a test.") { .bool($0.alert.status != .actual) }
    Field("event", .text, "What is warned of.") { .text($0.info.event) }
    Field("headline", .text, "Headline in the language of the page around it.") { .text($0.headline) }
    Field("ownEvent", .optional(.text), "What is warned of, unless the headline names it.") { view in
      .optional(view.headline.contains(view.info.event) ? nil : view.info.event)
    }
    Field("url", .text, "Address of its page, in the language of the page around it where it is translated.") {
      .text($0.page.url)
    }
    Field("areas", .text, "Where it holds: names.") { view in
      .text(view.words.areas(of: view.alert).joined(separator: view.words.texts["list-separator"] ?? ", "))
    }
    Field("severity", .optional(.text), "Severity in words, when it is known: the theme's text `severity-<value>`.") {
      $0.word("severity", $0.info.severity.rawValue)
    }
    Field("urgency", .optional(.text), "Urgency in words, when it is known: `urgency-<value>`.") {
      $0.word("urgency", $0.info.urgency.rawValue)
    }
    Field("certainty", .optional(.text), "Certainty in words, when it is known: `certainty-<value>`.") {
      $0.word("certainty", $0.info.certainty.rawValue)
    }
    Field("responses", .text, "What to do, in words: `response-<value>`; may be empty.") { view in
      let words = view.info.responseTypes.map { view.words.word("response", $0.rawValue) }
      return .text(words.joined(separator: view.words.texts["list-separator"] ?? ", "))
    }
    Field("effective", .object(DateView.self), "From when it holds.") {
      .object($0.words.date($0.member.term.start(of: $0.member.alert)))
    }
    Field("onset", .optional(.object(DateView.self)), "When what is warned of is expected.") { view in
      view.info.onset.map(view.words.date).value
    }
    Field("expires", .optional(.object(DateView.self)), "Until when it holds.") { view in
      view.member.term.end.map(view.words.date).value
    }
    Field("isOpen", .bool, "Whether it holds until a later message ends it.") { view in
      .bool(view.member.term.end == nil && view.alert.messageType != .cancel)
    }
    Field("sent", .object(DateView.self), "When it was sent.") { .object($0.words.date($0.alert.sent)) }
    Field("sender", .optional(.text), "Who sends it.") { .optional($0.info.senderName) }
    Field("audience", .optional(.text), "For whom it is.") { .optional($0.info.audience) }
    Field("instruction", .optional(.text), "What people should do.") { .optional($0.info.instruction) }
    Field("contact", .optional(.text), "Whom to ask.") { .optional($0.info.contact) }
    Field("updates", .list(.object(LinkView.self)), "The warnings that it replaces.") {
      $0.predecessors(when: .update).value
    }
    Field("cancels", .list(.object(LinkView.self)), "The warnings that it ends.") {
      $0.predecessors(when: .cancel).value
    }
    Field("newest", .optional(.object(LinkView.self)), "The newest of the warnings that have replaced or ended it.") {
      view in
      view.member.newest.map { view.words.link(view.words.graph.members[$0]) }.value
    }
    Field("history", .list(.object(WarningStepView.self)), "Its chain, the earliest first; empty when it stands alone.")
    {
      $0.history.value
    }
    Field("hasHistory", .bool, "Whether there is a chain.") { .bool($0.member.chain.count > 1) }
    Field("capURL", .text, "Address of the CAP message.") { .text($0.member.page.url + WarningPaths.alert) }
  }

  private var headline: String { info.headline ?? words.title(of: page) }

  /// All three elements have the value `Unknown`, which tells readers nothing.
  private func word(_ element: String, _ value: String) -> Value {
    .optional(value == "Unknown" ? nil : words.word(element, value))
  }

  private func predecessors(when type: Alert.MessageType) -> [LinkView] {
    guard alert.messageType == type else { return [] }
    return member.predecessors.map { words.link(words.graph.members[$0]) }
  }

  private var history: [WarningStepView] {
    guard member.chain.count > 1 else { return [] }
    return member.chain.map { number in
      let step = words.graph.members[number]
      return WarningStepView(
        link: words.link(step).marked(step.page === member.page), sent: words.date(step.alert.sent),
        action: words.action(step.alert.messageType), level: words.level(step.notice.colour))
    }
  }
}

/// A message in the history of a warning.
package struct WarningStepView: TemplateObject {
  let link: LinkView
  let sent: DateView
  let action: String
  let level: String

  package static let shape = Shape<WarningStepView>("warningStep", "A message in the history of a warning.") {
    Field("title", .text, "Title.") { .text($0.link.title) }
    Field("url", .text, "Address of its page.") { .text($0.link.url) }
    Field("isCurrent", .bool, "Whether it is the warning of this page.") { .bool($0.link.isCurrent) }
    Field("sent", .object(DateView.self), "When it was sent.") { .object($0.sent) }
    Field("action", .text, "What was done: the theme's text `warning-message-<type>`.") { .text($0.action) }
    Field("level", .text, "Its level in words.") { .text($0.level) }
  }
}

/// What is in force on the whole site.
package struct WarningsView: TemplateObject {
  /// So many stand open on every page; the others can be opened.
  private static let shown = 3

  let items: [WarningView]

  /// Nil when nothing is in force.
  init?(_ words: WarningWords) {
    items = words.graph.inForce.map { WarningView(member: words.graph.members[$0], words: words) }
    if items.isEmpty { return nil }
  }

  package static let shape = Shape<WarningsView>("warnings", "What is in force, for the banner of every page.") {
    Field("first", .list(.object(WarningView.self)), "The most severe ones, at most three.") {
      Array($0.items.prefix(Self.shown)).value
    }
    Field("others", .list(.object(WarningView.self)), "The others.") { Array($0.items.dropFirst(Self.shown)).value }
    Field("hasOthers", .bool, "Whether there are others.") { .bool($0.items.count > Self.shown) }
    Field("count", .integer, "How many are in force.") { .integer($0.items.count) }
  }
}
