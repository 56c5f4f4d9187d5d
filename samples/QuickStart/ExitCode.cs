namespace QuickStart;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Error = 1;
    public const int BadInput = 2;
    public const int SomeFailed = 3;
}
