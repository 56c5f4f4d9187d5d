#pragma warning disable CA1052 // something inherits from it
namespace IoTDA.Sdk.Tests.Conventions.Arrows.Samples.Shared;

/// <summary>An area that the lower one may not know, in a namespace that both use.</summary>
public class High
{
    public static string Text => "high";

    internal static class Inner
    {
        public static string Text => "inner";
    }
}
