using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text.Json;
using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace IoTDA.Sdk.Generators.Tests.Live;

/// <summary>An emitted class, compiled, loaded and connected to the recording invoker.</summary>
internal sealed class LiveApi
{
    private readonly List<RecordedCall> _calls = [];
    private readonly object _instance;

    private LiveApi(Assembly assembly, string className)
    {
        Action<IReadOnlyDictionary<string, object?>> note = facts => _calls.Add(new RecordedCall(facts));
        object invoker = Activator.CreateInstance(assembly.GetType("IoTDA.Sdk.Http.ApiInvoker", throwOnError: true)!, note)!;
        _instance = Activator.CreateInstance(assembly.GetType(className, throwOnError: true)!, invoker)!;
    }

    public IReadOnlyList<RecordedCall> Calls => _calls;

    public Type Type => _instance.GetType();

    /// <summary>Compiles with every warning of the compiler as an error.</summary>
    public static LiveApi Compile(string className, params IReadOnlyList<SyntaxTree> sources)
    {
        GeneratorRun run = GeneratorRun.Of(sources);
        using var stream = new MemoryStream();
        EmitResult result = run.Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;
        return new LiveApi(new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(stream), className);
    }

    /// <summary>Compiles <c>Sample.ISampleApi</c> with these members.</summary>
    public static LiveApi OfMembers(string members) => Compile("Sample.SampleApi", Sources.Parse(WireSource.Interface(members), "Source.cs"));

    /// <summary>Calls a method whose cancellation token is the test's.</summary>
    public RecordedCall Call(string method, params object?[] arguments)
    {
        int before = _calls.Count;
        MethodInfo target = Type.GetMethod(method) ?? throw new InvalidOperationException($"{Type.Name} has no {method}.");
        Task task;
        try
        {
            object?[] all = [.. arguments, TestContext.Current.CancellationToken];
            object?[] converted = [.. target.GetParameters().Zip(all, (parameter, argument) => Convert(argument, parameter.ParameterType))];
            task = (Task)target.Invoke(_instance, converted)!;
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }

        Assert.True(task.IsCompletedSuccessfully);
        return Assert.Single(_calls.Skip(before));
    }

    private static object? Convert(object? argument, Type type)
        => argument switch
        {
            Json json => JsonSerializer.Deserialize(json.Text, type),
            FilePart file => Activator.CreateInstance(type, file.Content, file.FileName, null, file.Name),
            _ => argument,
        };

    /// <summary>An argument whose type lives in the emitted assembly.</summary>
    internal sealed record Json(string Text);

    /// <summary>A <c>StreamPart</c> of the emitted assembly.</summary>
    internal sealed record FilePart(Stream Content, string FileName, string? Name = null);
}
