namespace FollowUp.Tests.Contracts;

public sealed class InfobipContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new InfobipTrial(impatient).StartAsync();
}
