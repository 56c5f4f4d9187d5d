using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Emitting;

/// <summary>Writes one operation: a straight line from the arguments to the invoker, whose task is returned as it is.</summary>
internal static class MethodEmitter
{
    public static void Emit(SourceWriter writer, WireMethod method, TypeInfoFields typeInfos)
    {
        writer.Line($"public {ReturnType(method.Response)} {method.Name}({string.Join(", ", method.Parameters.Select(Declaration))})");
        writer.OpenBlock();
        string path = PathEmitter.Emit(writer, method);
        string headers = HeaderEmitter.Expression(method) is { } expression ? $", {expression}" : "";
        string call = $"new {Names.ApiCall}({method.OperationName}Operation, {path}{headers})";
        string responseType = method.Response.Type is { } type ? $"{typeInfos.For(type)}, " : "";
        string send = method.Response.Kind == ResponseKind.Response ? "SendForResponseAsync" : "SendAsync";
        string cancellationToken = CSharp.Identifier(method.InRole(ParameterRole.CancellationToken).Single().Name);
        writer.Line($"return _invoker.{send}({call}, {Content(method, typeInfos)}, {responseType}{cancellationToken});");
        writer.CloseBlock();
    }

    private static string Declaration(WireParameter parameter)
    {
        string declaration = $"{parameter.Type.FullName} {CSharp.Identifier(parameter.Name)}";
        return parameter.DefaultValue is null ? declaration : $"{declaration} = {parameter.DefaultValue}";
    }

    private static string ReturnType(WireResponse response)
        => response.Kind switch
        {
            ResponseKind.Empty => Names.Task,
            ResponseKind.Value => $"{Names.Task}<{response.Type!.FullName}>",
            _ => $"{Names.Task}<{Names.ApiResponse}<{response.Type!.FullName}>>",
        };

    private static string Content(WireMethod method, TypeInfoFields typeInfos)
    {
        if (method.InRole(ParameterRole.Body).SingleOrDefault() is { } body)
        {
            return $"_invoker.JsonBody({CSharp.Identifier(body.Name)}, {typeInfos.For(body.Type)})";
        }

        return method.InRole(ParameterRole.Part).SingleOrDefault() is { } part
            ? $"_invoker.FormBody({CSharp.Identifier(part.Name)}, {CSharp.Literal(part.WireName)})"
            : "null";
    }
}
