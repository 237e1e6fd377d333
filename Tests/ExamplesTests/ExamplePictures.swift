import Foundation
import LoopbackAPI

/// One small picture for every prompt: by its URL where the model or the request says so, else in base64.
struct ExamplePictures: Sendable {
    let base: URL

    func serve(on api: LoopbackAPI) {
        api.answer("GET", "/pictures/*", needsKey: false) { _ in .data(Self.picture, contentType: "image/png") }
        api.answer("POST", "/images/generations") { answer(to: $0.json ?? [:]) }
    }

    private func answer(to asked: [String: Any]) -> LoopbackAPI.Reply {
        let model = asked["model"] as? String ?? ""
        let format = asked["response_format"] as? String ?? (model.hasPrefix("dall-e") ? "url" : "b64_json")
        let place = base.appending(path: "pictures/1.png").absoluteString
        let image = format == "url" ? ["url": place] : ["b64_json": Self.picture.base64EncodedString()]
        let images = Array(repeating: image, count: asked["n"] as? Int ?? 1)
        return .object(["created": 1_700_000_000, "data": images])
    }

    /// A red square, 16 by 16, as PNG.
    static let picture =
        Data(
            base64Encoded: """
                iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mO4oKBAEmIY1T\
                CqYfhqAABLfxAQegypMgAAAABJRU5ErkJggg==
                """) ?? Data()
}
