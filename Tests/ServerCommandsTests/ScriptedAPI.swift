import Foundation
import LoopbackAPI

/// What the stand-in for the API leaves out of the usual answers, and clients ask for.
enum ScriptedAPI {
    static func script(_ api: LoopbackAPI) {
        let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data(repeating: 7, count: 992)
        let root = api.baseURL.absoluteString.replacingOccurrences(of: "/v1", with: "")
        api.answer("GET", "../files/a.png", needsKey: false, .data(png, contentType: "image/png"))
        api.answer("POST", "/images/generations", .json(#"{"created":1,"data":[{"url":"\#(root)/files/a.png"}]}"#))
        let sound = Data("ID3".utf8) + Data(repeating: 1, count: 997)
        api.answer("POST", "/audio/speech", .data(sound, contentType: "audio/mpeg"))
        api.answer("POST", "/audio/transcriptions", .json(#"{"text":"Good morning."}"#))
        api.answer("POST", "/chat/completions") { request in
            let text = request.text
            if text.contains("get_weather"), !text.contains("tool_call_id") {
                return chat(#""content":null,"tool_calls":[\#(call)]"#, finish: "tool_calls")
            }
            return text.contains("json_schema") ? chat(#""content":"{\"name\":\"Ann\"}""#) : .usual
        }
    }

    private static let call =
        #"{"id":"call_1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}}"#

    private static func chat(_ message: String, finish: String = "stop") -> LoopbackAPI.Reply {
        .json(
            #"{"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,"#
                + #""finish_reason":"\#(finish)","message":{"role":"assistant",\#(message)}}]}"#)
    }
}
