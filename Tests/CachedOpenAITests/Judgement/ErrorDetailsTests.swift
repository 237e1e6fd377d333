import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct ErrorDetailsTests {
    typealias Details = OpenAICache.ErrorDetails

    /// Each shape with the message, type, code, param and status that it tells.
    static let shapes: [(json: String, told: [String?], status: Int?)] = [
        (
            #"{"error":{"message":"no","type":"server_error","param":"model","code":"bad"}}"#,
            ["no", "server_error", "bad", "model"], nil
        ),
        (#"{"error":{"message":"no","code":429},"user_id":"u"}"#, ["no", nil, "429", nil], 429),
        (
            #"{"id":"g","object":"chat.completion","error":{"message":"no","code":502},"choices":[]}"#,
            ["no", nil, "502", nil], 502
        ),
        (#"{"error":"no"}"#, ["no", nil, nil, nil], nil),
        (#"{"error":"no","error_type":"overloaded"}"#, ["no", "overloaded", nil, nil], nil),
        (#"{"error":"no","message":"so","statusCode":404}"#, ["no: so", nil, "404", nil], 404),
        (#"{"error":{"error":{"message":"no","type":"t"}}}"#, ["no", "t", nil, nil], nil),
        (#"{"error":{"message":{"error":{"message":"no"}}}}"#, ["no", nil, nil, nil], nil),
        (
            #"{"error":{"code":400,"message":"no","status":"INVALID_ARGUMENT"}}"#,
            ["no", "INVALID_ARGUMENT", "400", nil], 400
        ),
        (#"[{"error":{"code":400,"message":"no"}}]"#, ["no", nil, "400", nil], 400),
        (
            #"{"object":"error","message":"no","type":"BadRequestError","param":null,"code":400}"#,
            ["no", "BadRequestError", "400", nil], 400
        ),
        (
            #"{"type":"error","error":{"type":"overloaded_error","message":"no"}}"#,
            ["no", "overloaded_error", nil, nil], nil
        ),
        (
            #"{"type":"error","code":"server_error","message":"no","param":null}"#,
            ["no", nil, "server_error", nil], nil
        ),
        (#"{"detail":"no"}"#, ["no", nil, nil, nil], nil),
        (
            #"{"detail":[{"type":"missing","loc":["body","messages",0],"msg":"no"}]}"#,
            ["no", "missing", nil, "body.messages.0"], nil
        ),
        (#"{"type":"about:blank","title":"Bad","status":422,"detail":"no"}"#, ["no", "about:blank", "422", nil], 422),
        (#"{"message":"no","code":"500"}"#, ["no", nil, "500", nil], 500),
        (#"{"statusCode":401,"message":"no"}"#, ["no", nil, "401", nil], 401),
        (#"{"statusCode":400,"message":["no","so"]}"#, ["no; so", nil, "400", nil], 400),
        (#"{"errors":[{"message":"no","code":7003}],"success":false}"#, ["no", nil, "7003", nil], nil),
        (#"{"errors":["no"]}"#, ["no", nil, nil, nil], nil),
        (#"{"error_code":"BAD_REQUEST","message":"no"}"#, ["no", nil, "BAD_REQUEST", nil], nil),
        (#"{"success":false,"message":"no"}"#, ["no", nil, nil, nil], nil),
    ]

    @Test("every shape is read, with the status of an error and with that of a success")
    func read() throws {
        for (json, told, status) in Self.shapes {
            let value = try OpenAICache.JSON(parsing: Data(json.utf8))
            for details in [Details(value), Details.told(by: value)] {
                let found = try #require(details, "\(json)")
                #expect([found.message, found.type, found.code, found.param] == told, "\(json)")
                #expect(found.status == status, "\(json)")
            }
        }
    }

    @Test(
        "what is empty tells no error",
        arguments: [
            #"{}"#, #"[]"#, #"null"#, #"7"#, #"{"error":null}"#, #"{"error":{}}"#, #"{"error":""}"#,
            #"{"error":false}"#,
            #"{"error":[]}"#, #"{"error":{"code":null,"message":null,"param":null}}"#, #"{"error":0,"errors":[]}"#,
            #"{"errors":null,"detail":null}"#,
            #"{"id":"resp_1","object":"response","status":"completed","error":null}"#,
        ])
    func empty(json: String) throws {
        let value = try OpenAICache.JSON(parsing: Data(json.utf8))
        #expect(Details(value) == nil && Details.told(by: value) == nil)
    }

    @Test(
        "a success is not taken for an error because of a word in it",
        arguments: [
            #"{"message":"Welcome","code":"A1"}"#, #"{"message":"done","status":"ok","code":200}"#,
            #"{"detail":"high","id":"1"}"#, #"{"data":[1],"errors":["one row was left out"]}"#,
            #"{"object":"fine_tuning.job.event","message":"Step 1","code":500}"#, #"[{"error":"a"},{"error":"b"}]"#,
            #"{"object":"batch","errors":{"object":"list","data":[{"code":"x","message":"line 1"}]}}"#,
        ])
    func success(json: String) throws {
        #expect(Details.told(by: try OpenAICache.JSON(parsing: Data(json.utf8))) == nil)
    }

    @Test("an error without a message is told as it came, and one without end is not followed")
    func odd() throws {
        #expect(Details(["error": ["reason": "x"]])?.message == #"{"reason":"x"}"#)
        #expect(Details(["error": true])?.message == "true" && Details(["error": 503])?.message == "503")
        let deep = String(repeating: #"{"error":"#, count: 250) + "1" + String(repeating: "}", count: 250)
        #expect(try Details(OpenAICache.JSON(parsing: Data(deep.utf8))) != nil)
        #expect(Details("Service Unavailable")?.message == "Service Unavailable")
    }

    @Test("a choice tells an error, too")
    func choice() throws {
        let json = #"{"choices":[{"message":{"content":""}},{"error":{"message":"no"},"finish_reason":"stop"}]}"#
        #expect(try Details.told(by: OpenAICache.JSON(parsing: Data(json.utf8)))?.message == "no")
        #expect(Details.told(by: ["choices": [["finish_reason": "error"]]])?.message.contains("finish_reason") == true)
        #expect(Details.told(by: ["choices": [["finish_reason": "stop", "error": nil]]]) == nil)
    }
}
