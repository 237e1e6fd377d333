import Foundation

/// A part of a body that is kept shorter than it is written.
struct BodySpan {
    enum Content {
        case mark
        case padding
        case base64(isURLAlphabet: Bool)
        /// An embedding's.
        case numbersInBase64([Float])
        case numbers([Float], Writing)
    }

    /// How a list of numbers is written.
    struct Writing {
        let separator: Data
        let isLong: Bool
        /// What is written otherwise than a printer would, by place.
        let exceptions: [(place: Int, text: Data)]
    }

    /// In bytes from the body's first one.
    let range: Range<Int>
    let content: Content
}
