import DataFormats
import Diagnostics
import SiteModel

/// Where a site lies on its host, without building it.
package enum SiteAddress {
  /// The path of its base URL, such as `/` or `/report/`. `/` when `site.yaml` cannot be read.
  package static func path(_ request: BuildRequest) -> String {
    if let url = request.baseURL.flatMap(BaseURL.init) { return url.path }
    var findings: [Diagnostic] = []
    guard let file = SourceReading.read("content/site.yaml", in: request.source, into: &findings) else { return "/" }
    return ConfigurationReader.read(file, into: &findings)?.baseURL.path ?? "/"
  }
}
