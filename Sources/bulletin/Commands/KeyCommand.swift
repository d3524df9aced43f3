import ArgumentParser
import Files
import Publishing

/// `bulletin key`
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Makes the keys that manifests are signed with.",
    discussion: """
      "bulletin build --signing-key FILE" signs manifest.json with the private key; "bulletin verify --key PUBLIC" checks \
      it with the public one. Keys are Ed25519 in PEM, as openssl writes and reads them.
      """,
    subcommands: [New.self, Public.self])

  /// `bulletin key new`
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Makes a pair of keys.",
      discussion: """
        Writes the private key to FILE, which only you can read, and prints the public key. A file that is there is \
        never overwritten. Whoever has the private key can sign in your name: keep it out of the site's folder and out \
        of version control, and keep a copy in a safe place.

        Examples:
          bulletin key new /etc/bulletin/signing.pem > signing.pub.pem
        """)

    @Argument(help: "Where the private key is written.")
    var file: String

    func run() throws {
      let key = SigningKey()
      do {
        try File.createSecret(file, with: Array(key.privatePEM.utf8))
      } catch {
        throw ValidationError(error.description)
      }
      Console.printError("The private key is in \(file). The key's id is \(key.publicKey.id).")
      print(key.publicKey.pem, terminator: "")
    }
  }

  /// `bulletin key public`
  struct Public: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "public",
      abstract: "Prints the public key of a private one.",
      discussion: """
        Prints PEM, which openssl and "bulletin verify --key" read.

        Examples:
          bulletin key public /etc/bulletin/signing.pem > signing.pub.pem
        """)

    @Argument(help: "The file of the private key.")
    var file: String

    func run() throws {
      let key = try SigningOptions.read(file).publicKey
      Console.printError("The key's id is \(key.id).")
      print(key.pem, terminator: "")
    }
  }
}
