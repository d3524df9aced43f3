import Alerts
import ArgumentParser
import Chronology
import SiteModel

/// `bulletin new warning TITLE`
struct NewWarningCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warning",
    abstract: "Drafts a warning.",
    discussion: """
      Writes a bulletin of kind "warning" that is issued now and holds for a day, with every word that CAP knows for its \
      keys, marked as a draft, and prints its path. A second one of the same name ends with exit code 2.

      Examples:
        bulletin new warning 某市发布大风蓝色预警 --colour blue --event 大风
        bulletin new warning "Orange warning of floods" --colour orange --event Flood --region Northfield
      """)

  @OptionGroup var draft: DraftOptions

  @Option(help: ArgumentHelp("The level: red, orange, yellow or blue.", valueName: "colour"))
  var colour = WarningColour.blue

  @Option(help: "What is warned of, in a few words.")
  var event: String?

  @Option(
    help: ArgumentHelp(
      "Until when it holds, such as 2025-03-11T20:00, in the zone of the site (default: a day from now).",
      valueName: "time"))
  var expires: String?

  @Argument(help: "The title.")
  var title: String

  func run() async throws {
    let end = try expires.map { text in
      guard let end = DateText(text) else {
        throw ValidationError("--expires must be a day or a time, such as 2025-03-11T20:00, not \"\(text)\"")
      }
      return end
    }
    try await draft.draft(title, kind: KindDefinition.warning) { bulletin in
      bulletin.warning.colour = colour
      bulletin.warning.event = event
      guard let end else { return }
      let moment = bulletin.zone.timestamp(of: end)
      if moment <= bulletin.moment { throw ValidationError("--expires \(expires ?? "") has passed already") }
      bulletin.warning.expires = moment
    }
  }
}
