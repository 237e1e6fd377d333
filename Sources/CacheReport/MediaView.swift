import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// A picture, a sound or a file in a page. What it is, its own bytes tell: a header or a name can say anything.
struct MediaView {
    private enum Form: String {
        case isPicture, isSound, isVideo, isFile, isLeftOut
    }

    private static let pictures: Set<OpenAICache.PictureKind> = [.png, .jpg, .gif, .webp, .avif]
    /// As wide as the style shows one at first.
    private static let usualWidth = 512
    private static let tags = [
        Form.isPicture.rawValue, Form.isSound.rawValue, Form.isVideo.rawValue, Form.isFile.rawValue,
        Form.isLeftOut.rawValue, "size", "canGrow", "caption",
    ]

    private let form: Form
    private let type: String
    private let alt: String
    private let file: String
    private let description: String
    private let size: PictureSize?
    /// What is shown; nil for what isn't there, or is left out.
    let bytes: Data?

    /// - Parameters:
    ///   - alt: what a screen reader says.
    ///   - name: of the entry, after which it is called if it is saved.
    init(
        _ media: Media, alt: String, name: EntryName?, _ interaction: Interaction, _ shown: Shown,
        _ options: ReportOptions
    ) {
        let isRaw = Self.isRawSound(media, interaction)
        let format = isRaw ? MediaFormat.sound("wav") : media.format
        let called = media.name.map { "\($0): " } ?? ""
        let whatItIs = isRaw ? Self.length(of: media, interaction) : media.description
        self.alt = alt
        type = format?.mediaType ?? "application/octet-stream"
        file = "\(name?.fileName ?? "file").\(format?.name ?? "bin")"
        size = media.bytes.flatMap { PictureSize($0) }
        guard let content = media.bytes, Self.isWanted(content, options) else {
            (form, bytes) = (.isLeftOut, nil)
            description = shown.line(called + whatItIs, most: 300) + (media.bytes == nil ? "" : Self.reason(options))
            return
        }
        description = shown.line(called + whatItIs, most: 300)
        form = Self.form(format)
        bytes = isRaw ? WaveHead.bytes(dataCount: content.count) + content : content
    }

    func values(slot: Int) -> [String: Any] {
        // What is missing would be looked for in what stands around it.
        var values = [String: Any](uniqueKeysWithValues: Self.tags.map { ($0, false) })
        values[form.rawValue] = true
        values["type"] = type
        values["slot"] = slot
        values["alt"] = alt
        values["file"] = file
        values["description"] = description
        values["caption"] = ["text": description]
        if let size {
            values["size"] = ["width": size.width, "height": size.height]
            values["canGrow"] = size.width > Self.usualWidth
        }
        return values
    }

    private static func form(_ format: MediaFormat?) -> Form {
        switch format {
        case .picture(let kind)?: pictures.contains(kind) ? .isPicture : .isFile
        case .sound?: .isSound
        case .video?: .isVideo
        case .document?, nil: .isFile
        }
    }

    private static func isWanted(_ content: Data, _ options: ReportOptions) -> Bool {
        switch options.media {
        case .all: true
        case .none: false
        case .upTo(let most): content.count <= most
        }
    }

    private static func reason(_ options: ReportOptions) -> String {
        if case .upTo(let most) = options.media { return "; left out, it is over \(ByteCount.inWords(most))" }
        return "; left out"
    }

    /// Whether it is a picture that is in the page.
    static func shows(_ media: Media, _ options: ReportOptions) -> Bool {
        guard case .picture(let kind)? = media.format, let bytes = media.bytes else { return false }
        return pictures.contains(kind) && isWanted(bytes, options)
    }

    // MARK: Sound

    static func isSound(_ media: Media, _ interaction: Interaction) -> Bool {
        if case .sound? = media.format { return true }
        return isRawSound(media, interaction)
    }

    /// Whether it is samples without any head, as was asked for.
    static func isRawSound(_ media: Media, _ interaction: Interaction) -> Bool {
        guard let bytes = media.bytes, bytes.count > 1, !bytes.starts(with: "RIFF".utf8) else { return false }
        let said = media.type?.lowercased() ?? ""
        if said.hasPrefix("audio/pcm") || said.hasPrefix("audio/l16") { return true }
        let fields = interaction.question?.fields ?? []
        let asked = fields.first { $0.name == "response_format" || $0.name == "audio" }?.value
        let format = asked?.stringValue ?? asked?["format"]?.stringValue
        return format == "pcm" || format == "pcm16" && media.format == nil
    }

    /// For a row, such as `1.4 s`.
    static func seconds(of media: Media, _ interaction: Interaction) -> String {
        let bytes = media.bytes ?? Data()
        let isRaw = isRawSound(media, interaction)
        let seconds = isRaw ? Double(bytes.count) / Double(WaveHead.bytesPerSecond) : SoundLength.seconds(bytes)
        return seconds.map { "\(Words.tenths($0)) s" } ?? "sound"
    }

    /// What it is, in words.
    static func length(of media: Media, _ interaction: Interaction) -> String {
        guard let bytes = media.bytes, isRawSound(media, interaction) else { return media.description }
        return "\(seconds(of: media, interaction)) of sound (pcm), \(ByteCount.inWords(bytes.count))"
    }
}
