import Diagnostics

extension SiteCopy.Fault {
  /// The finding that tells of it.
  ///
  /// - Parameter folder: as it was given.
  package func diagnostics(to folder: String) -> [Diagnostic] {
    switch self {
    case .occupied(let paths):
      paths.map { path in
        Diagnostic(
          .copyOccupied, "\"\(folder)/\(path)\" was not put there by bulletin, and the site has a file there", at: nil,
          remedy: "move it away, or publish to another folder; nothing was copied")
      }
    case .busy:
      [failure("another command copies a site to \(folder)", "wait for it, and publish again")]
    case .noSite: [failure("there is no built site to copy to \(folder)", "publish again")]
    case .siteChanged(let path):
      [failure("\"\(path)\" of the built site was changed while it was copied to \(folder)", "publish again")]
    case .differs(let differences):
      differences.map { difference in
        failure(
          "after the copy \"\(folder)/\(difference.path)\" is not as published: \(difference.reason ?? "missing")",
          "see who else writes there, and publish again")
      }
    case .file(let message):
      [failure("the site was not copied to \(folder) as a whole: \(message)", "mend the cause, and publish again")]
    }
  }

  private func failure(_ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(.copyFailed, message, at: nil, remedy: remedy)
  }
}

extension SiteCopy.Summary {
  /// One line for people.
  package func line(to folder: String) -> String {
    let files = "\(copied) file\(copied == 1 ? "" : "s") copied, \(unchanged) unchanged, \(removed) removed"
    let others = foreign == 0 ? "" : "; \(foreign) of others left alone"
    return "Copied to \(folder): \(files)\(others). Verified."
  }

  /// What was changed there by others.
  package func diagnostics(to folder: String) -> [Diagnostic] {
    guard let first = restored.first else { return [] }
    let message =
      restored.count == 1
      ? "\"\(folder)/\(first)\" was not as bulletin had left it, and is again as published"
      : "\(restored.count) files in \(folder) were not as bulletin had left them, and are again as published"
    let notes = restored.count == 1 ? [] : restored.prefix(10).map { Diagnostic.Note($0) }
    return [
      Diagnostic(.copyRestored, message, at: nil, notes: notes, remedy: "see who changes files there")
    ]
  }
}
