namespace FollowUp.Tests.Contracts;

public sealed class SmtpContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => Task.FromResult<NetworkTrial>(new SmtpContractTrial(impatient));
}
