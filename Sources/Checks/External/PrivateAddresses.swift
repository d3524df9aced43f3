import Diagnostics

extension DiagnosticKind {
  package static let linkPrivateAddress = DiagnosticKind(
    "link-private-address", .markdown, .warning, title: "A link leads to an address that readers cannot reach.",
    explanation: """
      `http://localhost:8080/`, `http://10.1.2.3/`, `http://intranet/`: only the network of the office knows such \
      addresses. Give the public one. Found without asking anybody.
      """)
}

/// Links into a network that readers are not in.
enum PrivateAddresses {
  static func findings(in text: AuthoredText) -> [Diagnostic] {
    text.webLinks.filter { WebHost.isPrivate($0.host) }.map { link in
      Diagnostic(
        .linkPrivateAddress, "readers cannot reach \"\(link.host)\", which only a network of its own knows",
        at: text.location(of: link.range), remedy: "give the public address, or take the link out")
    }
  }
}
