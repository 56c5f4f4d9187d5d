using System.Text.Json.Nodes;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.Tests.BatchTasks.TaskTypes;

/// <summary>A task type that only this file knows: a request, a descriptor, and everything else works.</summary>
public sealed class AddedTaskTypeTests
{
    private const string Json = """{"task_name":"Dusk","task_type":"dimLamps","need_confirm":true,"targets_filter":{"group_ids":["street"]},"document":{"paras":{"level":3}}}""";

    private static readonly BatchTaskType DimLamps = new("dimLamps");

    static AddedTaskTypeTests() => Sdk.BatchTasks.TaskTypes.KnownTaskTypes.Add(new TaskTypeDescriptor(DimLamps)
    {
        Targets = TargetKinds.Groups,
        Document = DocumentDescriptor.Of<CommandDocument>(),
        IsUpgrade = true,
        SendAgain = CreateAgain.StateSettingTypes,
        Request = static read => new DimLampsRequest
        {
            TaskName = read.TaskName,
            Groups = (GroupTargets)read.Targets!,
            Command = (CommandDocument)read.Document!,
            NeedConfirm = read.Upgrade.NeedConfirm,
        },
    });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DimLampsRequest Request => new()
    {
        TaskName = "Dusk",
        Groups = BatchTargets.Groups("street"),
        Command = new CommandDocument { Paras = new JsonObject { ["level"] = 3 } },
        NeedConfirm = true,
    };

    [Fact]
    public async Task It_is_sent_as_any_other()
    {
        using StubHandler handler = new(StubHandler.Answer(201, """{"task_id":"a","task_type":"dimLamps","document":{"paras":{"level":3}}}"""));
        using IoTDAClient client = Clients.Of(handler);

        BatchTask task = await client.BatchTasks.CreateAsync(Request, Cancellation);

        Fixture.AssertEqual(JsonNode.Parse(Json), JsonNode.Parse(Assert.Single(handler.Bodies)));
        Assert.Equal(Request.Command, task.Document);
        Assert.True(task.TaskType.IsUpgrade);
    }

    [Fact]
    public async Task Its_document_is_asked_for_and_checked()
    {
        using StubHandler handler = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(handler);

        var none = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(Request with { Command = null! }, Cancellation));
        var wrong = await Assert.ThrowsAsync<RequestValidationException>(
            () => client.BatchTasks.CreateAsync(Request with { Command = new() { Paras = [], ServiceId = new string('s', 65) } }, Cancellation));

        Assert.Equal("Document", Assert.Single(none.Violations).Member);
        Assert.Equal("Document.ServiceId", Assert.Single(wrong.Violations).Member);
        Assert.Equal(0, handler.Attempts);
    }

    [Fact]
    public void It_is_read_back()
        => Assert.Equal(Request, WireText.Read<CreateBatchTaskRequest>(Json));

    [Fact]
    public async Task Its_lost_create_is_sent_again_under_a_unique_name()
    {
        using StubHandler handler = new(
            StubHandler.Answer(500),
            StubHandler.Answer(200, """{"batchtasks":[]}"""),
            StubHandler.Answer(201, """{"task_id":"a"}"""));
        using IoTDAClient client = Clients.Of(handler, configure: options =>
        {
            options.Recovery.Enabled = true;
            options.Recovery.SettlingTime = TimeSpan.Zero;
        });

        BatchTask task = await client.BatchTasks.CreateAsync(Request with { TaskName = BatchTaskName.Unique("Dusk") }, Cancellation);

        Assert.Equal(("a", 2), (task.TaskId, handler.Bodies.Count(body => body.Length > 0)));
    }

    private sealed record DimLampsRequest : CreateBatchTaskRequest
    {
        public override BatchTaskType TaskType => DimLamps;

        public required GroupTargets Groups { get; init; }

        public required CommandDocument Command { get; init; }

        public bool? NeedConfirm { get; init; }

        private protected override BatchTargets? WireTargets => Groups;

        private protected override BatchTaskDocument? WireDocument => Command;

        internal override UpgradeMembers GetUpgradeMembers() => new(null, NeedConfirm, null);
    }
}
