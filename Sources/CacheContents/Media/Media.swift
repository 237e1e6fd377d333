import CachedOpenAIGenerator
import Foundation

/// A picture, a sound or another file that was sent or came.
package struct Media: Hashable, Sendable {
    /// What it is by its own bytes; nil if they tell nothing or aren't there.
    package let format: MediaFormat?
    /// Nil if only a reference was sent.
    package let bytes: Data?
    /// A URL or a file's ID, where the bytes aren't there. It may be any text.
    package let reference: String?
    /// What it was called. It may be any text.
    package let name: String?
    /// The type that it was said to have. It may be any text.
    package let type: String?

    /// - Parameter type: as it was sent, such as `audio/mpeg` or `wav`.
    package init(bytes: Data, type: String?, name: String?) {
        format = MediaFormat(bytes)
        self.bytes = bytes
        self.type = type
        self.name = name
        reference = nil
    }

    private init(reference: String, name: String?) {
        (format, bytes, type) = (nil, nil, nil)
        self.reference = reference
        self.name = name
    }

    /// Nil if it is no base64.
    init?(base64 text: String, type: String? = nil, name: String? = nil) {
        guard let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !bytes.isEmpty else {
            return nil
        }
        self.init(bytes: bytes, type: type, name: name)
    }

    /// A URL, of which a `data:` URL holds the bytes.
    init(url: String, name: String? = nil) {
        if url.hasPrefix("data:"), let comma = url.range(of: ";base64,"),
            let bytes = Data(base64Encoded: String(url[comma.upperBound...]), options: .ignoreUnknownCharacters)
        {
            let type = url[url.index(url.startIndex, offsetBy: 5)..<comma.lowerBound]
            self.init(bytes: bytes, type: String(type), name: name)
        } else {
            self.init(reference: url, name: name)
        }
    }

    /// The part of a message; nil if it holds none.
    init?(part: JSON) {
        let inner = ["image_url", "input_audio", "audio", "file"].lazy.compactMap { part[$0] }.first ?? part
        let name = (inner["filename"] ?? part["filename"])?.stringValue
        if let url = inner.stringValue ?? inner["url"]?.stringValue ?? inner["image_url"]?.stringValue {
            self.init(url: url, name: name)
        } else if let data = (inner["file_data"] ?? inner["data"])?.stringValue {
            guard !data.hasPrefix("data:") else {
                self.init(url: data, name: name)
                return
            }
            self.init(base64: data, type: inner["format"]?.stringValue, name: name)
        } else if let reference = (inner["file_id"] ?? inner["file_url"] ?? inner["id"])?.stringValue {
            self.init(reference: reference, name: name)
        } else {
            return nil
        }
    }

    /// Of an images answer; nil if it holds none.
    /// - Parameter isFetched: the pictures behind its URLs were kept.
    init?(image: JSON, isFetched: Bool) {
        if let data = image["b64_json"]?.stringValue {
            self.init(base64: data)
        } else if let url = image["url"]?.stringValue, !isFetched, image["object"] == nil {
            self.init(url: url)
        } else {
            return nil
        }
    }

    /// For people, such as `png 256×256, 12 KB` or `1.4 s of sound (wav), 24 KB`.
    package var description: String {
        guard let bytes else { return reference ?? "a file" }
        let size = ByteCount.inWords(bytes.count)
        switch format {
        case .picture(let kind)?:
            let pixels = PictureSize(bytes).map { " \($0.width)×\($0.height)" } ?? ""
            return "\(kind.rawValue)\(pixels), \(size)"
        case .sound(let name)?:
            guard let seconds = SoundLength.seconds(bytes) else { return "sound (\(name)), \(size)" }
            return "\(Self.tenths(seconds)) s of sound (\(name)), \(size)"
        case .video(let name)?: return "video (\(name)), \(size)"
        case .document(let name)?: return "\(name), \(size)"
        case nil: return "\(size)\(type.map { " of \($0)" } ?? "")"
        }
    }

    /// What a file with it would end in.
    package var fileExtension: String { format?.name ?? "bin" }

    /// A name of our own for a file with it, such as `answer.png`.
    package var suggestedName: String { "answer.\(fileExtension)" }

    private static func tenths(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
