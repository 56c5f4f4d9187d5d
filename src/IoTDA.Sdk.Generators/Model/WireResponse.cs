namespace IoTDA.Sdk.Generators.Model;

/// <summary>What a wire method returns.</summary>
/// <param name="Kind">How the answer is handed over.</param>
/// <param name="Type">The JSON type of the answer; null when it is empty.</param>
internal sealed record WireResponse(ResponseKind Kind, TypeReference? Type);

/// <summary>How the answer is handed over.</summary>
internal enum ResponseKind
{
    /// <summary><c>Task</c>.</summary>
    Empty,

    /// <summary><c>Task&lt;T&gt;</c>.</summary>
    Value,

    /// <summary><c>Task&lt;ApiResponse&lt;T&gt;&gt;</c>.</summary>
    Response,
}
