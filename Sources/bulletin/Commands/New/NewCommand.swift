import ArgumentParser

/// `bulletin new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Starts something new: a site, a bulletin, a warning, a notice, the description of a table.",
    discussion: "Nothing that exists is ever overwritten.",
    subcommands: [
      NewSiteCommand.self, NewBulletinCommand.self, NewWarningCommand.self, NewNoticeCommand.self,
      NewSchemaCommand.self,
    ])
}
