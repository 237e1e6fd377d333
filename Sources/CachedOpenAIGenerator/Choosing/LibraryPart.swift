/// A part of the library beside the client's resources that a file does without where nothing that was recorded needs it.
package enum LibraryPart: CaseIterable, Sendable {
    /// JSON schemas of a program's own types, and the reading of answers into them.
    case schemas
    /// The cache below any client that uses URLSession.
    case sessions
    /// The download of the pictures that an answer names: dev mode alone does that.
    case pictures
    /// The client of Azure.
    case azure

    /// As it is called in the head of a file.
    var label: String {
        switch self {
        case .schemas: "parse(…) and JSONSchema"
        case .sessions: "OpenAICache's install() and sessionConfiguration()"
        case .pictures: "dev mode's download of pictures"
        case .azure: "OpenAI.azure()"
        }
    }

    /// What a lesson calls of it.
    var members: [String] {
        switch self {
        case .schemas: ["parse"]
        case .sessions: ["install", "sessionConfiguration"]
        case .pictures: []
        case .azure: ["azure"]
        }
    }

    /// Whether a file of the library is its own.
    func owns(_ file: String) -> Bool {
        switch self {
        case .schemas:
            file.hasPrefix("Schema/") || file.hasSuffix("+Parse.swift") || file.hasSuffix("+Schema.swift")
        case .sessions: file.hasPrefix("URLSession/")
        case .pictures: Self.pictureFiles.contains(file)
        case .azure: ["API/AzurePath.swift", "API/OpenAI+Azure.swift"].contains(file)
        }
    }

    private static let pictureFiles = [
        "Engine/Pictures/PictureDownload.swift", "Engine/Pictures/PictureFetch.swift",
        "Engine/Pictures/PictureSession.swift",
        "Engine/Pictures/PictureSources.swift", "Engine/Pictures/PublicAddress.swift",
    ]
}
