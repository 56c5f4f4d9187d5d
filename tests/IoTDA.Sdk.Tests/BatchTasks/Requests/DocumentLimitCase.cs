using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>The documented limits of the documents, at their edges.</summary>
internal static class DocumentLimitCase
{
    private static readonly JsonObject None = [];

    private static readonly UserProperty[] TwentyProperties = [.. Enumerable.Repeat(new UserProperty("k", "v"), 20)];

    public static IReadOnlyDictionary<string, LimitCase> All { get; } = new Dictionary<string, LimitCase>
    {
        ["upgrade: at least one package"] = Upgrading("Document.PackageIds", "one id or more", new UpgradeDocument(["p"]), new UpgradeDocument([])),
        ["upgrade: package ids of any form, but not empty"] = Upgrading(
            "Document.PackageIds[1]", "not empty",
            new UpgradeDocument(["p 1/ü", LimitCase.Chars(2_000)]),
            new UpgradeDocument(["p", ""])),
        ["command: service id of 64 characters"] = Command(
            "Document.ServiceId", "1 to 64",
            command => command with { ServiceId = LimitCase.Chars(64) },
            command => command with { ServiceId = LimitCase.Chars(65) }),
        ["command: name of 128 characters"] = Command(
            "Document.CommandName", "1 to 128",
            command => command with { CommandName = LimitCase.Chars(128) },
            command => command with { CommandName = LimitCase.Chars(129) }),
        ["async command: service id of 64 characters"] = Async(
            "Document.ServiceId", "1 to 64",
            command => command with { ServiceId = LimitCase.Chars(64) },
            command => command with { ServiceId = LimitCase.Chars(65) }),
        ["async command: 32 KB of parameters"] = Async(
            "Document.Paras", "32 KB",
            command => command with { Paras = LimitCase.Sized(32 * 1024, 'x') },
            command => command with { Paras = LimitCase.Sized((32 * 1024) + 1, 'x') }),
        ["async command: kept 2 days"] = Async(
            "Document.ExpireTime", "172,800",
            command => command with { ExpireTime = TimeSpan.FromDays(2) },
            command => command with { ExpireTime = TimeSpan.FromSeconds(172_801) }),
        ["async command: whole seconds"] = Async(
            "Document.ExpireTime", "whole seconds",
            command => command with { ExpireTime = TimeSpan.Zero },
            command => command with { ExpireTime = TimeSpan.FromSeconds(1.5) }),
        ["message: id of 100 characters"] = Message(
            "Document.MessageId", "1 to 100",
            message => message with { MessageId = LimitCase.Chars(100) },
            message => message with { MessageId = LimitCase.Chars(101) }),
        ["message: id characters"] = Message(
            "Document.MessageId", "letters",
            message => message with { MessageId = "A-z_0" },
            message => message with { MessageId = "a.b" }),
        ["message: name of 128 characters"] = Message(
            "Document.Name", "1 to 128",
            message => message with { Name = LimitCase.Chars(128) },
            message => message with { Name = LimitCase.Chars(129) }),
        ["message: name characters"] = Message(
            "Document.Name", "Chinese",
            message => message with { Name = "名_?'#().,&%@!-" },
            message => message with { Name = "a b" }),
        ["message: kept 1440 minutes"] = Message(
            "Document.Ttl", "1440",
            message => message with { Ttl = TimeSpan.FromMinutes(1440) },
            message => message with { Ttl = TimeSpan.FromMinutes(1445) }),
        ["message: kept for a multiple of 5 minutes"] = Message(
            "Document.Ttl", "multiple of 5",
            message => message with { Ttl = TimeSpan.FromMinutes(5) },
            message => message with { Ttl = TimeSpan.FromMinutes(7) }),
        ["properties: correlation data of 128 characters"] = Properties(
            "CorrelationData", "1 to 128",
            new() { CorrelationData = LimitCase.Chars(128) },
            new() { CorrelationData = LimitCase.Chars(129) }),
        ["properties: response topic characters"] = Properties(
            "ResponseTopic", "$ # + /",
            new() { ResponseTopic = "a/b-_?=$#+0" },
            new() { ResponseTopic = "a b" }),
        ["properties: 20 of the user's"] = Properties(
            "UserProperties", "at most 20",
            new() { UserProperties = TwentyProperties },
            new() { UserProperties = [.. TwentyProperties, new("k", "v")] }),
        ["properties: key of 128 characters"] = Properties(
            "UserProperties[0].Key", "1 to 128",
            User(LimitCase.Chars(128), "v"),
            User(LimitCase.Chars(129), "v")),
        ["properties: value characters"] = Properties(
            "UserProperties[0].Value", "spaces",
            User("k", "a b 名 ?'#().,&%@!-_"),
            User("k", "a/b")),
        ["shadows: 5 services"] = Shadows("Document.Shadow", "1 to 5", Many(5), Many(6)),
        ["shadows: at least one"] = Shadows("Document.Shadow", "1 to 5", Many(1), []),
        ["shadows: each service once"] = Shadows("Document.Shadow[1].ServiceId", "once", Many(2), [Shadow("a", None), Shadow("a", None)]),
        ["shadows: a service"] = Shadows("Document.Shadow[0].ServiceId", "not empty", Many(1), [Shadow("", None)]),
        ["shadows: 10 KB in all"] = Shadows(
            "Document.Shadow", "10 KB",
            [Shadow("a", LimitCase.Sized(10_000, 'x')), Shadow("b", LimitCase.Sized(240, 'x'))],
            [Shadow("a", LimitCase.Sized(10_000, 'x')), Shadow("b", LimitCase.Sized(241, 'x'))]),
        ["shadows: bytes, not characters"] = Shadows(
            "Document.Shadow", "10 KB",
            [Shadow("a", LimitCase.Sized(3_418, '名'))],
            [Shadow("a", LimitCase.Sized(3_419, '名'))]),
    };

    private static LimitCase Upgrading(string member, string rule, UpgradeDocument allowed, UpgradeDocument refused)
    {
        ModuleUpgradeRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g"), Document = allowed };
        return new(member, rule, request, request with { Document = refused });
    }

    private static LimitCase Command(string member, string rule, Func<CommandDocument, CommandDocument> allowed, Func<CommandDocument, CommandDocument> refused)
    {
        CommandDocument document = new() { Paras = None };
        CreateCommandsRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g"), Document = allowed(document) };
        return new(member, rule, request, request with { Document = refused(document) });
    }

    private static LimitCase Async(
        string member, string rule, Func<AsyncCommandDocument, AsyncCommandDocument> allowed, Func<AsyncCommandDocument, AsyncCommandDocument> refused)
    {
        AsyncCommandDocument document = new() { Paras = None };
        CreateAsyncCommandsRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g"), Document = allowed(document) };
        return new(member, rule, request, request with { Document = refused(document) });
    }

    private static LimitCase Message(string member, string rule, Func<MessageDocument, MessageDocument> allowed, Func<MessageDocument, MessageDocument> refused)
    {
        MessageDocument document = new() { Message = "m" };
        CreateMessagesRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g"), Document = allowed(document) };
        return new(member, rule, request, request with { Document = refused(document) });
    }

    private static LimitCase Properties(string member, string rule, MessageProperties allowed, MessageProperties refused)
        => Message("Document.Properties." + member, rule, message => message with { Properties = allowed }, message => message with { Properties = refused });

    private static LimitCase Shadows(string member, string rule, DeviceShadow[] allowed, DeviceShadow[] refused)
    {
        UpdateDeviceShadowsRequest request = new() { TaskName = "a", Targets = BatchTargets.Groups("g"), Document = new() { Shadow = allowed } };
        return new(member, rule, request, request with { Document = new() { Shadow = refused } });
    }

    private static DeviceShadow[] Many(int count) => [.. Enumerable.Range(1, count).Select(number => Shadow($"s{number}", None))];

    private static DeviceShadow Shadow(string service, JsonObject desired) => new() { ServiceId = service, Desired = desired };

    private static MessageProperties User(string key, string value) => new() { UserProperties = [new(key, value)] };
}
