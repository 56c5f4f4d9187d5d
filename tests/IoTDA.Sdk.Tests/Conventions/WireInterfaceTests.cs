using System.Reflection;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using IoTDA.Sdk.Wire;
using Refit;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>What Refit takes and this library does not, for each method of each wire interface, those to come included.</summary>
public sealed class WireInterfaceTests
{
    private static readonly Type[] Interfaces = [.. typeof(IoTDAClient).Assembly.GetTypes().Where(type => type.IsInterface && Operations(type).Any())];

    public static TheoryData<string, string> IdsThatAreNoSegment
        => [.. from method in Interfaces.SelectMany(Operations)
               where Template(method).Contains('{', StringComparison.Ordinal)
               from id in new[] { "", ".", ".." }
               select new TheoryDataRow<string, string>(Signature(method), id)];

    [Fact]
    public void The_wire_interfaces_are_found()
        => Assert.Superset(new HashSet<string> { "IBatchTaskApi", "IBatchTaskFileApi", "IIamProjectApi", "IIamTokenApi" }, Interfaces.Select(type => type.Name).ToHashSet());

    [Fact]
    public void Every_method_can_be_cancelled_has_a_result_and_is_named_as_asynchronous()
        => Broken.None(Interfaces.SelectMany(Operations).SelectMany(BrokenRules));

    [Fact]
    public void Every_operation_of_the_service_is_called_by_the_tests_that_call_all()
        => Broken.None(Interfaces.Where(type => !type.Namespace!.EndsWith("Iam", StringComparison.Ordinal)).SelectMany(Operations).Select(method => method.Name[..^"Async".Length])
            .Except(Testing.Operations.All.Keys)
            .Select(name => $"{name} is not among the operations that are ready to be called: add it to Testing/Operations.cs."));

    [Fact]
    public void Every_body_and_every_answer_is_described()
        => Broken.None(Interfaces.SelectMany(Operations).SelectMany(Payloads).Distinct()
            .Where(type => IoTDAJsonContext.Wire.GetTypeInfo(type) is null)
            .Select(type => $"{type.Name} is on the wire but not in the JSON context: add [JsonSerializable(typeof({type.Name}))] to IoTDAJsonContext."));

    [Theory]
    [MemberData(nameof(IdsThatAreNoSegment))]
    public async Task An_id_that_would_name_another_resource_sends_nothing(string method, string id)
    {
        using StubHandler service = new(StubHandler.Answer(200, "{}"));
        var address = new ServiceAddress(new Uri("https://iotda.example"), Clients.ProjectId);
        using var http = new HttpClient(new OperationHandler(address, new ClientTelemetry("", address.Base, TimeProvider.System, NullLogger.Instance)) { InnerHandler = service }) { BaseAddress = address.Base };
        RefitSettings settings = WireSettings.Create(IoTDAJsonContext.Wire.Options, new ServiceClock(TimeProvider.System), TimeProvider.System);
        MethodInfo operation = Interfaces.SelectMany(Operations).Single(one => Signature(one) == method);
        object?[] arguments = [.. operation.GetParameters().Select(parameter => Argument(parameter, id))];

        var refused = await Assert.ThrowsAsync<RequestValidationException>(
            () => (Task)operation.Invoke(Implement(operation.DeclaringType!, http, settings), arguments)!);

        Assert.Equal(operation.Name[..^"Async".Length], refused.Operation);
        Assert.Equal(0, service.Attempts);
    }

    private static IEnumerable<MethodInfo> Operations(Type type) => type.GetMethods().Where(method => method.GetCustomAttribute<HttpMethodAttribute>() is not null);

    private static object Implement(Type type, HttpClient http, RefitSettings settings)
        => typeof(RestService).GetMethod(nameof(RestService.ForGenerated), [typeof(HttpClient), typeof(RefitSettings)])!
            .MakeGenericMethod(type).Invoke(null, [http, settings])!;

    private static string Signature(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}/{method.GetParameters().Length}";

    private static string Template(MethodInfo method) => method.GetCustomAttribute<HttpMethodAttribute>()!.Path;

    private static IEnumerable<string> BrokenRules(MethodInfo method)
    {
        string name = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
        {
            yield return $"{name} cannot be cancelled: let its last parameter be a CancellationToken.";
        }

        if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
        {
            yield return $"{name} does not end in Async: without it, its name is the operation's.";
        }

        if (!method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(Task<>)
            || typeof(IApiResponse).IsAssignableFrom(method.ReturnType.GetGenericArguments()[0]))
        {
            yield return $"{name} does not return a Task of a record: only with one does Refit let its failures be told. Without an answer, take NoAnswer.";
        }
    }

    private static IEnumerable<Type> Payloads(MethodInfo method)
        => method.ReturnType.GetGenericArguments()
            .Concat(method.GetParameters().Where(parameter => parameter.GetCustomAttribute<BodyAttribute>() is not null).Select(parameter => parameter.ParameterType))
            .Where(type => type != typeof(NoAnswer) && !typeof(HttpContent).IsAssignableFrom(type));

    private static object? Argument(ParameterInfo parameter, string id)
        => parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
            : parameter.ParameterType == typeof(string) ? id
            : parameter.ParameterType == typeof(Download) ? new Download(Stream.Null, maxSize: 1_024)
            : parameter.GetCustomAttribute<BodyAttribute>() is null ? null
            : Activator.CreateInstance(parameter.ParameterType, [.. parameter.ParameterType.GetConstructors()[0].GetParameters().Select(_ => (object?)null)]);
}
