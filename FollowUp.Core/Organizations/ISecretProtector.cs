namespace FollowUp.Core.Organizations;

/// <summary>Encrypts what is stored but must not be read from the database alone.</summary>
public interface ISecretProtector
{
    /// <param name="purpose">What it is for, such as <c>webhook</c>: text protected for one purpose does not open for another.</param>
    string Protect(string purpose, string text);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Another purpose, damaged, or the keys are lost.</exception>
    string Unprotect(string purpose, string protectedText);
}
