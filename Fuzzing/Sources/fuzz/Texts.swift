import Foundation

/// Seeds of the readers of text.
enum Texts {
    static let eventStreams = [
        "chat": answers["chat-stream"] ?? "", "responses": answers["responses-stream"] ?? "",
        "corners":
            "\u{FEFF}: ping\r\nevent: a\r\ndata: é 1\r\ndata:2\r\n\r\nid: 7\rdata\rdata: z\r\revent\n\nx: data\ndata: end",
    ]

    static let documents = [
        "structure": #"{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"a":{"":[]}}"#,
        "strings": #"{"\u20ac\r":"\ud83d\ude00é\"\\\/\b\f\n\t","e\u0301":"","é":null,"a":true,"a":false}"#,
        "numbers": "[0,-0,-0.0,1e400,12345678901234567890123,9007199254740993,5e-324,1e21,1e-7,0e999,1.5E+3,-1e-400]",
        "request": #"{"model":"gpt-4o","seed":7,"tools":[{"type":"mcp","headers":{"a":"b"},"authorization":"c"}]}"#,
        "deep": #"[[[[{"a":{"b":[{"c":[[]]}]}}]]]] "#, "word": " true", "many": many,
    ]

    private static let many = "{" + (0..<20).map { "\"k\($0 % 18)\":\($0)" }.joined(separator: ",") + "}"

    static let answers = [
        "chat": #"{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"#
            + #""tool_calls","message":{"role":"assistant","content":"hi","tool_calls":[{"id":"t","type":"function","#
            + #""function":{"name":"f","arguments":"{\"a\":1}"}}],"annotations":[]},"logprobs":{"content":[{"token":"#
            + #""a","logprob":-0.5,"bytes":[97],"top_logprobs":[]}]}}],"usage":{"total_tokens":3}}"#,
        "chat-stream": "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":"
            + "\"a\"}}]}\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
            + "{\"arguments\":\"{\"}}]},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n",
        "response": #"{"id":"r","object":"response","status":"completed","model":"m","output":[{"type":"reasoning","#
            + #""summary":[]},{"type":"message","id":"m","role":"assistant","status":"completed","content":[{"type":"#
            + #""output_text","text":"hi","annotations":[{"type":"url_citation","url":"u"}]}]},{"type":"#
            + #""function_call","call_id":"c","name":"f","arguments":"{}"}],"tools":[{"type":"web_search"}]}"#,
        "responses-stream": "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"r\","
            + "\"output\":[]}}\n\nevent: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\","
            + "\"delta\":\"a\",\"output_index\":0}\n\nevent: error\ndata: {\"type\":\"error\",\"message\":\"no\"}\n\n",
        "embeddings":
            #"{"data":[{"index":0,"embedding":[0.5,-1]},{"index":1,"embedding":"AACAPwAAAEA="}],"model":"m"}"#,
        "transcription": #"{"text":"hi","segments":[{"id":0,"start":0.0,"end":1.5,"text":"hi"}],"words":[]}"#,
        "moderation": #"{"id":"m","results":[{"flagged":true,"categories":{"a":true},"category_scores":{"a":0.1}}]}"#,
        "batch": #"{"id":"b","object":"batch","status":"completed","request_counts":{"total":1},"errors":{"data":[]}}"#,
    ]

    static let pictures = [
        "climbing": #"{"created":1, "data":[{"url":"../../../x.png"},{"url":"\/etc\/x", "revised_prompt":"é"}]}"#,
        "usual": #"{"data":[{"url":"https://example.com/a.png?sig=a\u0026b"},{"b64_json":"aGk="},{"url":"data:,x"}]}"#,
        "other-places": #"{"../a":"../a","data":[{"url":"../a","c":["../a","\"../a"]},{"url":"..\/a"}]}"#,
    ]

    static let headers = [
        "usual": "multipart/form-data; boundary=\"a;b=c \\\"d\\\" \\\\\"; charset=utf-8",
        "plain": "form-data;name=a ; filename = b.mp3;; x", "mark": "a; b=\"\u{301}c\u{301}\"",
    ]

    static let usedKeys = [
        "usual": key + " POST /questions\n" + key.replacingOccurrences(of: "a", with: "0") + " GET /models\r\n",
        "cut": key + " POST /quest", "half": String(key.prefix(40)), "empty": "", "bare": key,
    ]

    private static let key = String(repeating: "0a1B2c3d", count: 8)
}
