import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ImagesTests {
    @Test func aPictureInBase64ComesWithItsUsage() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/images/generations",
                .json(
                    #"{"created":5,"size":"1024x1024","data":[{"b64_json":"eHl6"}],"usage":{"total_tokens":3,"#
                        + #""input_tokens":1,"output_tokens":2,"input_tokens_details":{"text_tokens":1}}}"#))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                let images = try await client.images.generate(
                    model: "gpt-image-1", prompt: "a", size: "auto", background: "opaque", outputCompression: 50,
                    seed: 3)
                #expect(images.data?[0].b64JSON == "eHl6" && images.data?[0].url == nil)
                #expect(images.usage?.totalTokens == 3 && images.usage?.inputTokensDetails?["text_tokens"] == 1)
                #expect(images.created == 5 && images.size == "1024x1024")
            }
            let expected =
                #"{"model":"gpt-image-1","prompt":"a","size":"auto","background":"opaque","output_compression":50}"#
            #expect(lesson.api.requests.map(\.text) == [expected])
        }
    }

    @Test func aPictureComesAsItGrows() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/images/generations",
                .events([
                    #"{"type":"image_generation.partial_image","b64_json":"eA==","partial_image_index":0}"#,
                    #"{"type":"image_generation.news"}"#,
                    #"{"type":"image_generation.completed","b64_json":"eHl6","usage":{"total_tokens":3}}"#,
                ]))
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                var seen: [String] = []
                let stream = client.images.generateStream(model: "gpt-image-1", prompt: "a", partialImages: 1)
                for try await event in stream {
                    switch event {
                    case .partialImage(let image): seen.append("\(image.partialImageIndex ?? -1) \(image.b64JSON)")
                    case .completed(let image):
                        seen.append("\(image.usage?.totalTokens ?? 0)")
                        #expect(image.data == Data("xyz".utf8))
                    case .unknown(let json): seen.append(json["type"]?.stringValue ?? "")
                    }
                }
                #expect(seen == ["0 eA==", "image_generation.news", "3"])
            }
            #expect(lesson.api.requests[0].text.hasSuffix(#""partial_images":1,"stream":true}"#))
            #expect(lesson.api.requestCount == 1)
        }
    }

    @Test func picturesThatAreGivenAreSentAsFiles() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/images/edits", .json(#"{"created":1,"data":[]}"#))
            lesson.api.answer("POST", "/images/variations", .json(#"{"created":1}"#))
            let client = lesson.client(.production)
            let file = lesson.folder.appendingPathComponent("a.png")
            try Data("PNG".utf8).write(to: file)
            let other = OpenAI.FileInput(Data("JPG".utf8), filename: "b.jpg")
            _ = try await client.images.edit(
                model: "dall-e-2", image: .init(contentsOf: file), prompt: "night", mask: other, n: 1, seed: 2)
            _ = try client.blocking.images.edit(image: [.init(contentsOf: file), other], prompt: "both")
            let varied = try await client.images.createVariation(image: other, n: 2, size: "256x256")
            #expect(varied.data == nil)
            let forms = try lesson.api.requests.map(Form.init)
            #expect(forms[0].texts == ["model=dall-e-2", "prompt=night", "n=1"])
            #expect(forms[0].files == ["image a.png image/png", "mask b.jpg image/jpeg"])
            #expect(forms[0].content("image") == Data("PNG".utf8))
            #expect(forms[1].files == ["image[] a.png image/png", "image[] b.jpg image/jpeg"])
            #expect(forms[2].texts == ["n=2", "size=256x256"])
        }
    }

    @Test func aChangedPictureComesAsItGrows() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer(
                "POST", "/images/edits", .events([#"{"type":"image_edit.completed","b64_json":"eHl6"}"#]))
            let file = OpenAI.FileInput(Data("PNG".utf8), filename: "a.png")
            var count = 0
            let stream = lesson.client(.production).images.editStream(image: [file], prompt: "x", partialImages: 2)
            for try await event in stream { if case .completed = event { count += 1 } }
            #expect(count == 1)
            #expect(
                try Form(lesson.api.requests[0]).texts == ["prompt=x", "partial_images=2", "stream=true"])
        }
    }
}
