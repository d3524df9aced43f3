import ArgumentParser

/// `bulletin build`
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Builds the site.",
    discussion: """
      Reads content/ and templates/ and writes the site into site/. After an error nothing is published: the output \
      folder stays as it was. Files in it that bulletin did not write are never touched.

      Examples:
        bulletin build
        bulletin build --source /srv/safety --output /var/www/html --base-url https://safety.example.org/
        bulletin build --drafts --future --output /tmp/preview
        bulletin build --format sarif > findings.sarif
      """)

  @OptionGroup var flags: BuildFlags

  func run() async throws { try await flags.build(.build) }
}
