using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class CreateLimitsTests
{
    /// <summary>Task type, member, its JSON value, a part of the message.</summary>
    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "softwareUpgrade", "task_name", "\"\"", "task_name" },
        { "softwareUpgrade", "task_name", $"\"{new string('a', 129)}\"", "128" },
        { "softwareUpgrade", "task_name", "\"a-b\"", "'-'" },
        { "softwareUpgrade", "task_name", "7", "task_name" },
        { "softwareUpgrade", "task_name", "null", "null" },
        { "softwareUpgrade", "app_id", $"\"{new string('a', 37)}\"", "app_id" },
        { "softwareUpgrade", "app_id", "\"a b\"", "app_id" },
        { "softwareUpgrade", "task_mode", "\"DEVICE\"", "GATEWAY" },
        { "softwareUpgrade", "need_confirm", "\"true\"", "need_confirm" },
        { "softwareUpgrade", "task_ext_info", $$"""{"a":"{{new string('x', 505)}}"}""", "512" },
        { "softwareUpgrade", "targets", "[]", "targets" },
        { "softwareUpgrade", "targets", "[1]", "targets[0]" },
        { "softwareUpgrade", "targets", "[\"ok\",\"not ok\"]", "targets[1]" },
        { "softwareUpgrade", "targets", $"[\"{new string('a', 129)}\"]", "targets[0]" },
        { "softwareUpgrade", "targets_filter", """{"group_ids":[]}""", "group_ids" },
        { "softwareUpgrade", "targets_filter", """{"tags":["a"]}""", "targets_filter.tags" },
        { "softwareUpgrade", "document_source", "\"abc\"", "document_source" },
        { "softwareUpgrade", "document", """{"package_id":""}""", "package_id" },
        { "softwareUpgrade", "document", """{"package_ids":[]}""", "package_ids" },
        { "softwareUpgrade", "document", """{"package_id":"a","package_ids":["a"]}""", "either" },
        { "softwareUpgrade", "document", """{"packageId":"a"}""", "document.packageId" },
        { "softwareUpgrade", "document", "\"{}\"", "document" },
        { "softwareUpgrade", "extra", "1", "extra" },
        { "softwareUpgrade", "task_policy", """{"retry_count":5}""", "retry_interval" },
        { "softwareUpgrade", "task_policy", """{"retry_interval":5}""", "retry_count" },
        { "softwareUpgrade", "task_policy", """{"retry_count":0,"retry_interval":5}""", "retry_count" },
        { "softwareUpgrade", "task_policy", """{"retry_count":6,"retry_interval":5}""", "retry_count" },
        { "softwareUpgrade", "task_policy", """{"retry_count":1,"retry_interval":1441}""", "retry_interval" },
        { "softwareUpgrade", "task_policy", """{"retry_count":1.5,"retry_interval":1}""", "retry_count" },
        { "softwareUpgrade", "task_policy", """{"schedule_time":"20261129T080001Z"}""", "7 days" },
        { "softwareUpgrade", "task_policy", """{"retries":1}""", "task_policy.retries" },
        { "createDevices", "targets", "[\"d1\"]", "targets" },
        { "createDevices", "document", "{}", "document" },
        { "freezeDevices", "document", "{}", "document" },
        { "freezeDevices", "need_confirm", "true", "need_confirm" },
        { "moduleUpgrade", "task_mode", "\"GATEWAY\"", "task_mode" },
        { "createCommands", "task_ext_info", "{}", "task_ext_info" },
        { "createCommands", "document", """{"service_id":"water"}""", "paras" },
        { "createCommands", "document", """{"paras":"x"}""", "paras" },
        { "createCommands", "document", """{"paras":{},"expire_time":1}""", "expire_time" },
        { "createCommands", "document", $$$"""{"paras":{},"service_id":"{{{new string('s', 65)}}}"}""", "service_id" },
        { "createCommands", "document", $$$"""{"paras":{},"command_name":"{{{new string('s', 129)}}}"}""", "command_name" },
        { "createAsyncCommands", "document", """{"paras":{},"expire_time":172801}""", "172800" },
        { "createAsyncCommands", "document", """{"paras":{},"send_strategy":"later"}""", "send_strategy" },
        { "createAsyncCommands", "document", $$$"""{"paras":{"a":"{{{new string('x', 33_000)}}}"}}""", "32 KB" },
        { "createMessages", "document", "{}", "document.message" },
        { "createMessages", "document", """{"message":7}""", "document.message" },
        { "createMessages", "document", """{"message":"m","message_id":"a b"}""", "message_id" },
        { "createMessages", "document", """{"message":"m","name":"a<b"}""", "name" },
        { "createMessages", "document", """{"message":"m","encoding":"hex"}""", "encoding" },
        { "createMessages", "document", """{"message":"m","payload_format":"x"}""", "payload_format" },
        { "createMessages", "document", """{"message":"m","ttl":7}""", "multiple of 5" },
        { "createMessages", "document", """{"message":"m","ttl":1445}""", "ttl" },
        { "createMessages", "document", """{"message":"m","properties":{"correlation_data":"a b"}}""", "correlation_data" },
        { "createMessages", "document", """{"message":"m","properties":{"response_topic":"a b"}}""", "response_topic" },
        { "createMessages", "document", """{"message":"m","properties":{"user_properties":[{"prop_key":"k k"}]}}""", "prop_key" },
        { "updateDeviceShadows", "document", """{"shadow":[]}""", "shadow" },
        { "updateDeviceShadows", "document", """{"shadow":[{"service_id":"a"}]}""", "desired" },
        { "updateDeviceShadows", "document", """{"shadow":[{"desired":{}}]}""", "service_id" },
        { "updateDeviceShadows", "document", Shadows("a", "a"), "more than once" },
        { "updateDeviceShadows", "document", Shadows("a", "b", "c", "d", "e", "f"), "1 to 5" },
        { "updateDeviceShadows", "document", $$$"""{"shadow":[{"service_id":"a","desired":{"p":"{{{new string('x', 10_240)}}}"}}]}""", "10 KB" },
    };

    /// <summary>Task type, member, a JSON value at the very limit.</summary>
    public static TheoryData<string, string, string> Taken => new()
    {
        { "softwareUpgrade", "task_name", $"\"{new string('a', 126)}_升\"" },
        { "softwareUpgrade", "app_id", $"\"{new string('a', 34)}_-\"" },
        { "softwareUpgrade", "task_ext_info", $$"""{ "a" : "{{new string('x', 504)}}" }""" },
        { "softwareUpgrade", "targets", $"[\"{new string('a', 126)}_-\"]" },
        { "softwareUpgrade", "document", """{"package_ids":["a","b"]}""" },
        { "moduleUpgrade", "document", """{"package_ids":["a"]}""" },
        { "softwareUpgrade", "task_policy", """{"schedule_time":"20261129T080000Z","retry_count":5,"retry_interval":1440}""" },
        { "softwareUpgrade", "task_policy", """{"schedule_time":"20151212T121212Z","retry_count":1,"retry_interval":0}""" },
        { "createCommands", "document", """{"service_id":"water","command_name":"ON_OFF","paras":{"value":"ON"}}""" },
        { "createAsyncCommands", "document", """{"paras":{"value":"ON"},"expire_time":0,"send_strategy":"immediately"}""" },
        { "createMessages", "document", """{"message":"HelloWorld","topic":"messageDown","topic_full_name":"/device/message/down"}""" },
        { "createMessages", "document", """{"message":{"a":1},"ttl":0,"properties":{"user_properties":[{"prop_key":"k","prop_value":"v 值"}]}}""" },
        { "updateDeviceShadows", "document", Shadows("a", "b", "c", "d", "e") },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_member_beyond_its_limit_is_refused_by_name(string type, string member, string value, string messagePart)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.CreateAsync(Body(type).With(member, JsonNode.Parse(value)));

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", messagePart);
        Assert.Empty(session.Emulator.Tasks);
    }

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public async Task A_member_at_its_limit_is_taken(string type, string member, string value)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.CreateAsync(Body(type).With(member, JsonNode.Parse(value)));

        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
    }

    [Theory]
    [InlineData("task_name")]
    [InlineData("task_type")]
    [InlineData("targets")]
    [InlineData("document")]
    public async Task A_required_member_that_is_missing_is_refused_by_name(string member)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1").Without(member));

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", member);
    }

    [Fact]
    public async Task A_schedule_time_of_another_format_has_the_documented_code()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject policy = new() { ["schedule_time"] = "2026-11-23T08:00:00Z" };
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1").With("task_policy", policy));

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000009", "schedule_time");
    }

    [Theory]
    [InlineData("{\"task_name\":\"a\"", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("{\"task_name\":\"a\",\"task_name\":\"b\"}", "task_name")]
    public async Task A_body_that_is_not_one_JSON_object_is_refused(string body, string messagePart)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.PostAsync("batchtasks", body);

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", messagePart);
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_refused()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using StringContent content = new("{}");
        Answer answer = await session.SendAsync(HttpMethod.Post, "batchtasks", content);

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000008", "text/plain");
    }

    private static string Shadows(params string[] ids)
        => $$"""{"shadow":[{{string.Join(',', ids.Select(id => $$$"""{"service_id":"{{{id}}}","desired":{"t":"60"}}"""))}}]}""";

    private static JsonObject Body(string type) => type switch
    {
        "softwareUpgrade" or "moduleUpgrade" => Requests.Of(type, """{"package_id":"p"}"""),
        "createDevices" => Requests.Of(type, targetsJson: null).With("document_source", "abc"),
        "createCommands" or "createAsyncCommands" => Requests.Of(type, """{"paras":{}}"""),
        "createMessages" => Requests.Of(type, """{"message":"m"}"""),
        "updateDeviceShadows" => Requests.Of(type, Shadows("a")),
        _ => Requests.Of(type),
    };
}
