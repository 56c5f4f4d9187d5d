using System.Runtime.CompilerServices;
using Polly.CircuitBreaker;
using Refit;

namespace IoTDA.Sdk.Tests.Http;

public sealed class HandlerExceptionTests
{
    public static TheoryData<Type> ExceptionsOfRefit
        => [.. typeof(RestService).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception)) && !type.IsAbstract && !type.IsGenericType)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Exceptions_of_Refit_are_found() => Assert.Contains(ExceptionsOfRefit, row => row.Data == typeof(ApiException));

    [Theory]
    [MemberData(nameof(ExceptionsOfRefit))]
    public async Task No_exception_of_Refit_reaches_a_caller(Type type)
    {
        var thrown = (Exception)RuntimeHelpers.GetUninitializedObject(type);
        using StubHandler service = new(StubHandler.Throw(() => thrown));
        using IoTDAClient client = Clients.Of(service);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Same(thrown, failure.InnerException);
    }

    [Fact]
    public async Task What_a_handler_of_the_host_throws_is_told_as_an_open_outcome()
    {
        using StubHandler service = new(StubHandler.Throw(static () => new InvalidOperationException("The circuit is open.")));
        using IoTDAClient client = Clients.Of(service);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d") }, Cancellation));

        Assert.True(failure.MayHaveExecuted);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
        Assert.Contains("failed in an HTTP handler of the application with InvalidOperationException", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task A_circuit_of_the_host_s_that_is_open_for_a_moment_keeps_a_create_waiting_and_loses_nothing()
    {
        ManualTimeProvider clock = new();
        int rejections = 2;
        using StubHandler service = new(StubHandler.Answer(201, """{"task_id":"t","task_name":"a"}"""));
        using IoTDAClient client = Clients.Of(
            new Doing((request, send) => rejections-- > 0 ? throw new BrokenCircuitException("open") : send(request), service), clock);

        BatchTask created = await clock.RunAsync(client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d") }, Cancellation));

        Assert.Equal("t", created.TaskId);
        Assert.Equal((1, 2), (service.Attempts, clock.Delays.Count));
    }

    [Fact]
    public async Task A_disposed_client_says_so_and_that_nothing_was_sent()
    {
        using StubHandler service = new(StubHandler.Answer(200));
        IoTDAClient client = Clients.Of(service);
        client.Dispose();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.False(failure.MayHaveExecuted);
        Assert.Equal("DeleteBatchTask was not sent: the IoTDAClient is disposed.", failure.Message);
        Assert.Equal(0, service.Attempts);
    }
}
