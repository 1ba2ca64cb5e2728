package dev.undebug.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.testing.LiterateCase;
import dev.undebug.testing.Marks;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every format has a case in which it decides about a finding, and one without a finding. */
class FormatCasesTest {
    /** {@link CasesTest} tests that a case has exactly the marked findings. */
    private static boolean isMarked(LiterateCase project) {
        return project.files().values().stream()
                .flatMap(text -> Marks.read(text).marks().stream())
                .anyMatch(mark -> !mark.todo());
    }

    private static boolean hasFile(LiterateCase project, Pattern path, String word) {
        return project.files().entrySet().stream()
                .anyMatch(file ->
                        path.matcher(file.getKey()).matches() && file.getValue().contains(word));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            Dockerfile           ; (.*/)?Dockerfile                              ; FROM
            compose              ; (.*/)?(docker-)?compose[.\\w-]*\\.ya?ml       ; services:
            template of compose  ; (.*/)?(docker-)?compose[.\\w-]*\\.j2          ; services:
            template of Docker   ; (.*/)?Dockerfile\\.j2                       ; FROM
            template in Go's     ; .*\\.tmpl                                   ; {{
            Kubernetes           ; .*\\.ya?ml                                    ; kind: Deployment
            Helm values          ; (.*/)?values[.\\w-]*\\.ya?ml                  ; :
            Helm template        ; (.*/)?templates/.*\\.ya?ml                    ; {{
            Makefile             ; (.*/)?Makefile                                ; :
            Ansible              ; (.*/)?ansible/.*\\.yml                          ; :
            Taskfile             ; (.*/)?Taskfile\\.yml                        ; tasks:
            justfile             ; (.*/)?justfile                              ; :
            package.json         ; (.*/)?package\\.json                          ; scripts
            shell script         ; .*\\.sh                                       ; exec
            batch file           ; .*\\.(bat|cmd)                               ; set
            PowerShell           ; .*\\.ps1                                     ; $env:
            Procfile             ; (.*/)?Procfile                                ; :
            systemd              ; .*\\.service                                  ; ExecStart
            supervisor           ; .*\\.(conf|ini)                               ; [program:
            .env                 ; (.*/)?\\.env                                  ; =
            .flaskenv            ; (.*/)?\\.flaskenv                             ; =
            variable file        ; (.*/)?env/[A-Z_]+                            ; 1
            uWSGI ini            ; .*\\.ini                                      ; [uwsgi]
            gunicorn.conf.py     ; (.*/)?gunicorn.*\\.py                         ; =
            Apache               ; .*\\.(conf|htaccess)                          ; SetEnv
            Passenger            ; .*\\.conf                                     ; passenger_
            passenger_wsgi       ; (.*/)?passenger_wsgi\\.py                   ; application
            Passengerfile        ; (.*/)?Passengerfile\\.json                 ; app_type
            startup of Passenger ; .*\\.(conf|htaccess)                        ; tartup
            App Engine           ; (.*/)?app\\.ya?ml                             ; runtime
            ECS task definition  ; .*\\.json                                     ; containerDefinitions
            CloudFormation       ; .*\\.(ya?ml|json|template)                    ; AWS::ECS
            server of an instance; .*\\.ya?ml                                    ; UserData
            cfn-init             ; .*\\.ya?ml                                    ; AWS::CloudFormation::Init
            SAM                  ; .*\\.ya?ml                                    ; AWS::Serverless
            serverless           ; (.*/)?serverless\\.ya?ml                      ; functions
            kustomize            ; (.*/)?kustomization\\.ya?ml                   ; :
            uWSGI yaml           ; .*\\.ya?ml                                    ; uwsgi:
            uWSGI xml            ; .*\\.xml                                      ; <uwsgi>
            Elastic Beanstalk    ; .*\\.ebextensions/.*                          ; option_settings
            Terraform            ; .*\\.tf                                       ; resource
            Terraform's values   ; .*\\.tfvars                                   ; =
            Terraform's modules  ; .*\\.tf                                       ; module
            Cloud Foundry        ; (.*/)?manifest\\.yml                           ; applications
            DigitalOcean         ; \\.do/.*                                      ; services
            Nomad                ; .*\\.nomad(\\.hcl)?                           ; job
            Quadlet              ; .*\\.container                               ; [Container]
            Cloud Build          ; (.*/)?cloudbuild\\.yaml                       ; steps
            railway              ; (.*/)?railway\\.(json|toml)                   ; startCommand
            launchd              ; .*\\.plist                                   ; ProgramArguments
            upstart              ; .*\\.conf                                    ; start on
            circus               ; .*\\.ini                                     ; [watcher:
            monit                ; (.*/)?monit/.*|.*\\.conf                     ; start program
            OpenRC               ; (.*/)?(init\\.d|openrc)/.*                  ; openrc-run
            pm2                  ; (.*/)?ecosystem\\.config\\.\\w+               ; apps
            Ansible              ; .*\\.ya?ml                                    ; hosts:
            ansible-container    ; (.*/)?container\\.ya?ml                       ; services
            Salt                 ; .*\\.sls                                      ; :
            template in Jinja    ; .*\\.(j2|jinja)                              ; {{
            template in ERB      ; .*\\.erb                                     ; <%
            template in EPP      ; .*\\.epp                                     ; <%
            Fabric               ; (.*/)?fabfile\\.py                           ; run(
            Replit               ; (.*/)?\\.replit                              ; run
            Koyeb                ; (.*/)?koyeb\\.yaml                          ; env
            App Runner           ; (.*/)?apprunner\\.yaml                      ; run
            CapRover             ; (.*/)?captain-definition                    ; schemaVersion
            Vercel               ; (.*/)?vercel\\.json                          ; env
            IIS                  ; (.*/)?web\\.config                          ; configuration
            Azure's pipelines    ; .*\\.ya?ml                                   ; startUpCommand
            fly                  ; (.*/)?fly\\.toml                              ; [
            render               ; (.*/)?render\\.yaml                           ; services
            Heroku app.json      ; (.*/)?app\\.json                              ; env
            GitHub Actions       ; \\.github/workflows/.*                        ; jobs
            GitLab CI            ; (.*/)?\\.gitlab-ci\\.yml                      ; script
            requirements         ; (.*/)?requirements.*\\.txt                    ; =
            environment of conda ; (.*/)?environment\\.yml                     ; dependencies
            constraints          ; (.*/)?constraints.*\\.txt                     ; =
            PEP 621              ; (.*/)?pyproject\\.toml                        ; [project]
            poetry               ; (.*/)?pyproject\\.toml                        ; [tool.poetry
            Pipfile.lock         ; (.*/)?Pipfile\\.lock                          ; {
            poetry.lock          ; (.*/)?poetry\\.lock                           ; [[package]]
            uv.lock              ; (.*/)?uv\\.lock                               ; [[package]]
            setup.cfg            ; (.*/)?setup\\.cfg                             ; install_requires
            """)
    void decidesAndStaysSilent(String format, Pattern path, String word) {
        assertThat(LiterateCase.all().stream()
                        .filter(project -> hasFile(project, path, word))
                        .map(FormatCasesTest::isMarked)
                        .distinct())
                .as(format + ": a case with a finding, and one without")
                .containsExactlyInAnyOrder(true, false);
    }
}
