import ArgumentParser
import Chronology

/// `bulletin new bulletin TITLE`
struct NewBulletinCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bulletin",
    abstract: "Drafts a bulletin.",
    discussion: """
      Writes a Markdown file with the front matter that its kind wants, each key with what goes in, marked as a draft, and \
      prints its path. The name is made of the date and the title. A second one of the same name ends with exit code 2.

      Examples:
        bulletin new bulletin 3月份生产安全事故情况通报 --kind statistics
        bulletin new bulletin "Fines in March" --kind enforcement --period 2025-03
        $EDITOR "$(bulletin new bulletin 讲话 --section speeches)"
      """)

  @OptionGroup var draft: DraftOptions

  @Option(help: "What kind it is: statistics, enforcement, notice, or one of site.yaml (default: that of the section).")
  var kind: String?

  @Option(help: "The time that the figures cover, such as 2025-03 (default: last month, where the kind has one).")
  var period: String?

  @Argument(help: "The title.")
  var title: String

  func run() async throws {
    let period = try self.period.map { text in
      guard let period = Period(text) else { throw ValidationError("\"\(text)\" is no period; write 2024-10 or 2024") }
      return period
    }
    try await draft.draft(title, kind: kind) { $0.period = period }
  }
}
