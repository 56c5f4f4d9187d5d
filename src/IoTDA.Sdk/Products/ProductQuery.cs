using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>Which products to list. What is <see langword="null"/>, the default, does not filter.</summary>
/// <remarks>Source: ListProducts in the official SDKs.</remarks>
public sealed record ProductQuery
{
    /// <summary>The product's name. Wire name <c>product_name</c>. Whether the service compares it whole is not documented.</summary>
    /// <value>Not empty.</value>
    public string? Name { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/> lists those of all the user's resource spaces.</value>
    public string? AppId { get; init; }

    /// <summary>How many products are read with one request. Wire name <c>limit</c>.</summary>
    /// <value>1 to 50. The default is 50. A page over <see cref="IoTDAClientOptions.MaxResponseSize"/> is asked for again with half as many, down to 1.</value>
    public int PageSize { get; init; } = 50;

    internal void Check()
    {
        var violations = default(Violations);
        if (Name is { Length: 0 })
        {
            violations.Add(nameof(Name), "''", "not empty (null lists every name)");
        }

        violations.OptionalId(nameof(AppId), AppId, IdLengths.Resource);
        violations.PageSize(PageSize);
        violations.ThrowIfAny("ListProducts");
    }
}
