import Diagnostics
import Privacy

extension DiagnosticKind {
  package static let personalIdentityNumber = DiagnosticKind(
    "personal-identity-number", .output, .error, title: "An identity number would be published.",
    explanation: """
      18 characters with region, birthday and the right check character (GB 11643-1999), or 15 digits of the first \
      generation. Identity numbers are never published (个人信息保护法 art. 28 and 29). Remove the number; in a table, \
      `mask: id` hides the column.
      """, isConfidential: true)
  package static let personalPhone = DiagnosticKind(
    "personal-phone", .output, .error, title: "A person's telephone number would be published.",
    explanation: """
      A mobile number, with or without a name, or a fixed number beside the name of a person. Numbers of offices without \
      a name and hotlines (12350, 12345, 400 and 800) may stand. Remove the number, or write `138****5678`; in a table, \
      `mask: phone` hides the column. A number that is meant for the public is listed under `personalData` with the \
      reason.
      """, isConfidential: true)
  package static let personalBankCard = DiagnosticKind(
    "personal-bank-card", .output, .error, title: "The number of a bank card would be published.",
    explanation: """
      15 to 19 digits of a known issuer with the right check digit (ISO/IEC 7812-1). An account into which fines are \
      paid is listed under `personalData` with that reason.
      """, isConfidential: true)
  package static let personalEmail = DiagnosticKind(
    "personal-email", .output, .error, title: "An address of e-mail would be published.",
    explanation: """
      The address of the office, `authority: email` in `site.yaml`, is public by its purpose. Any other that is to be \
      published is listed under `personalData` with the reason.
      """, isConfidential: true)
  package static let personalLicencePlate = DiagnosticKind(
    "personal-licence-plate", .output, .error, title: "The plate of a vehicle would be published.",
    explanation: "Plates lead to their owners (GA 36-2018 gives their form). Write 苏A·***45, or remove it.",
    isConfidential: true)
  package static let personalName = DiagnosticKind(
    "personal-name", .output, .error, title: "A record of a penalty would name a natural person.",
    explanation: """
      After 当事人, 被处罚人, 处罚对象 or, where a page is about penalties, 姓名, stands what looks like a full name. Write \
      the surname only, 王某某; in a table, `mask: name` does it.
      """, isConfidential: true)
  package static let imageLocation = DiagnosticKind(
    "image-location", .output, .error, title: "A picture says where it was taken.",
    explanation: """
      Cameras write their position into pictures (Exif, XMP). Save the picture without metadata, or list its file name \
      under `personalData` with the reason.
      """, isConfidential: true)
  package static let imageOwner = DiagnosticKind(
    "image-owner", .output, .error, title: "A picture or document names the person who made it.",
    explanation: """
      Cameras, office programs and printers to PDF write the name of their user into files. Save the file without \
      metadata, or list its file name or the name under `personalData` with the reason.
      """, isConfidential: true)
  package static let exceptionUnused = DiagnosticKind(
    "exception-unused", .output, .warning, title: "An exception for personal data is about a text that is not there.",
    explanation: """
      The text under `personalData` stands nowhere any more in what the exception is for: the bulletin, or the whole \
      site. Remove the exception, so that the text is found should it come back.
      """)

  static let ofPrivacy: [DiagnosticKind] =
    PersonalDataKind.allCases.map(DiagnosticKind.init) + [.exceptionUnused]

  init(_ kind: PersonalDataKind) {
    self =
      switch kind {
      case .identityNumber: .personalIdentityNumber
      case .phone: .personalPhone
      case .bankCard: .personalBankCard
      case .email: .personalEmail
      case .licencePlate: .personalLicencePlate
      case .personName: .personalName
      case .imageLocation: .imageLocation
      case .imageOwner: .imageOwner
      }
  }
}

extension PersonalDataKind {
  /// How messages name it.
  var name: String {
    switch self {
    case .identityNumber: "an identity number"
    case .phone: "a telephone number"
    case .bankCard: "the number of a bank card"
    case .email: "an e-mail address"
    case .licencePlate: "the plate of a vehicle"
    case .personName: "the full name of a natural person in a record of a penalty"
    case .imageLocation: "the place where a picture was taken"
    case .imageOwner: "the name of a person in the metadata of a file"
    }
  }

  var isOfFile: Bool { self == .imageLocation || self == .imageOwner }

  var remedy: String {
    switch self {
    case .imageLocation, .imageOwner:
      "save the file without metadata, or list its name under \"personalData\" with a reason"
    default: "remove or mask it, or list it under \"personalData\" with the reason why it may be published"
    }
  }
}
