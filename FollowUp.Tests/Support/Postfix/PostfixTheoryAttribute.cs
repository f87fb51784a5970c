namespace FollowUp.Tests.Support.Postfix;

/// <summary>A test against a real Postfix (Debian's package); skipped, with the reason, where none can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostfixTheoryAttribute : TheoryAttribute
{
    public PostfixTheoryAttribute() => Skip = PostfixServer.Missing;
}
