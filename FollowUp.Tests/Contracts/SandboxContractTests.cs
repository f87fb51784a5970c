namespace FollowUp.Tests.Contracts;

public sealed class SandboxContractTests : ChannelSenderContract
{
    private protected override Task<SenderTrial> BeginAsync(bool impatient = false) => Task.FromResult<SenderTrial>(new SandboxTrial());
}
