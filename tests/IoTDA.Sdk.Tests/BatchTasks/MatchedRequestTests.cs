using System.Net;
using IoTDA.Sdk.BatchTasks;
using WireMock.Matchers;
using WireMock.RequestBuilders;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Batch task operations against a service that answers only what it expects.</summary>
public sealed class MatchedRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_posts_the_request_and_returns_the_task()
    {
        using MockService service = new();
        service.On(MockService.Of("POST", "/batchtasks").WithBody(new JsonMatcher(
                """{"app_id":"app","task_name":"冻结_1","task_type":"freezeDevices","targets":["d1","d2"]}""")))
            .RespondWith(MockService.Answer(201, Fixture.Text("create-batch-task.response")));
        using IoTDAClient client = IoTDAClient.Create(Clients.Options(service.Address));

        BatchTask task = await client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "冻结_1", Targets = BatchTargets.Devices("d1", "d2"), AppId = "app" }, Cancellation);

        Assert.Equal(Wire.Read<BatchTask>(Fixture.Text("create-batch-task.response")), task);
        Assert.Equal("application/json; charset=utf-8", service.Request.Headers!["Content-Type"].Single());
    }

    [Fact]
    public async Task List_asks_for_what_the_query_says()
    {
        using MockService service = new();
        service.On(MockService.Of("GET", "/batchtasks")
                .WithParam("task_type", "softwareUpgrade").WithParam("app_id", "app_1").WithParam("status", "Waitting").WithParam("limit", "20")
                .WithParam("marker", MatchBehaviour.RejectOnMatch).WithParam("offset", MatchBehaviour.RejectOnMatch))
            .RespondWith(MockService.Answer(200, Fixture.Text("list-batch-tasks.response")));
        using IoTDAClient client = IoTDAClient.Create(Clients.Options(service.Address));
        BatchTaskQuery query = new(BatchTaskType.SoftwareUpgrade) { AppId = "app_1", Status = BatchTaskStatus.Waiting, PageSize = 20 };

        Assert.Single(await client.BatchTasks.ListAsync(query, Cancellation).ToListAsync(Cancellation));
        Assert.Null(service.Request.BodyData);
    }

    [Fact]
    public async Task A_read_that_fails_once_is_tried_again()
    {
        ManualTimeProvider clock = new();
        using MockService service = new();
        IRequestBuilder show = MockService.Of("GET", "/batchtasks/" + Clients.TaskId);
        service.On(show).InScenario("show").WillSetStateTo("failed").RespondWith(MockService.Answer((int)HttpStatusCode.ServiceUnavailable, "{}"));
        service.On(show).InScenario("show").WhenStateIs("failed").RespondWith(MockService.Answer(200, Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = IoTDAClient.Create(Clients.Options(service.Address), timeProvider: clock);

        Task<BatchTask> call = client.BatchTasks.GetAsync(Clients.TaskId, Cancellation);
        await clock.RunAsync(call);

        Assert.Equal(Clients.TaskId, (await call).TaskId);
        Assert.Equal(2, service.Requests);
    }
}
