import Diagnostics
import Files
import Publishing

/// What is known from the last build into the same folder, and what the next one will know of this.
struct BuildMemory {
  private let request: BuildRequest
  private let output: OutputFolder
  private let cache: CacheFolder?
  private var inputs: BuildInputs
  private let last: BuildState?
  /// That what the last build remembered is not used; nil when nothing is wrong with it.
  let finding: Diagnostic?
  private let fingerprint: String

  /// - Parameter state: what `CacheFolder.state` gives.
  init(
    _ request: BuildRequest, tree: SourceTree, output: OutputFolder, cache: CacheFolder?,
    state: (BuildState?, Diagnostic?)
  ) {
    self.request = request
    self.output = output
    self.cache = cache
    inputs = tree.inputs
    (last, finding) = state
    fingerprint = [
      request.toolVersion, request.source, output.path, request.baseURL ?? "", "\(request.showsDrafts)",
      "\(request.showsFuture)", "\(request.isStrict)", request.signingKey?.publicKey.id ?? "",
    ].joined(separator: "\u{0}")
  }

  /// Where builds of this source keep what they remember; nil when they cannot.
  var folder: String? { cache?.path }

  var toolVersion: String { request.toolVersion }

  /// What need not be rendered, when it would be made of the same.
  var reusable: ReusableOutputs {
    ReusableOutputs(
      last?.outputs.index, last?.reusable ?? [], areKnownToBeClean: last?.fingerprint == fingerprint)
  }

  /// The last build's report, when this one would make the same of the same sources. It would do nothing if the output
  /// is intact, too.
  func reportIfCurrent() -> BuildReport? {
    // To record something takes a build.
    guard let last, request.purpose == .build || request.purpose == .publish && last.isRecorded,
      last.isCurrent(fingerprint: fingerprint, now: request.now, inputs: inputs)
    else { return nil }
    return BuildReport(outcome: .upToDate, contents: last.contents, diagnostics: last.diagnostics)
  }

  /// Before anything is changed: should the build be cut short, nothing is believed to be current.
  func forget() { cache?.keep(nil, forOutput: output.path) }

  /// The ledger is an input, and this build has just written it.
  mutating func noteLedger() { inputs.ledger = File.status(request.source + "/" + Ledger.path)?.stamp }

  /// - Parameter isRecorded: whether the ledger says of the site what there is to say.
  func keep(
    _ report: BuildReport, stamps: StampTable, reusable: [(path: String, output: ReusableOutput)],
    validUntil: Int?, isRecorded: Bool
  ) {
    var known = [ReusableOutput?](repeating: nil, count: stamps.stamps.count)
    for (path, output) in reusable {
      if let number = stamps.index.number(of: path) { known[number] = output }
    }
    let state = BuildState(
      fingerprint: fingerprint, now: request.now, validUntil: validUntil, inputs: inputs, outputs: stamps,
      isRecorded: isRecorded, reusable: known, contents: report.contents,
      diagnostics: report.diagnostics.filter { $0.kind != .cacheDiscarded })
    cache?.keep(state, forOutput: output.path)
  }
}
