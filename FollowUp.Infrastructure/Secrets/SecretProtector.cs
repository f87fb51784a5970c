using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.DataProtection;

namespace FollowUp.Infrastructure.Secrets;

/// <summary>Encrypts with ASP.NET Core Data Protection.</summary>
internal sealed class SecretProtector(IDataProtectionProvider provider) : ISecretProtector
{
    public string Protect(string purpose, string text) => For(purpose).Protect(text);

    public string Unprotect(string purpose, string protectedText) => For(purpose).Unprotect(protectedText);

    private IDataProtector For(string purpose) => provider.CreateProtector("FollowUp.Secrets", purpose);
}
