<#--
  The WADM manifest of a workflow. A file of your own may replace this one (parameter pelato.manifest.template).

  Variables
    app.name, app.description, app.version   the version is the hash of all the rest
    app.schedules                            the schedules in JSON, empty when there are none: Pelato reads them back
    app.hosts                                how many hosts parts on every host need, in JSON; empty when nobody says
    app.components[]                         components in the order of the tasks, then providers
      .name .type .id .image .instances
      .scaler                                spreadscaler, or daemonscaler where every host of the target runs it
      .config[]                              name, and properties unless the values are kept out of the manifest
      .spreads[]                             name, weight, requirements
      .links[]                               name, target, namespace, package, interfaces[], sourceConfig[], targetConfig[]

  `?c` writes a text in double quotes, so that no value is taken for a number, a boolean or a null.
-->
<#macro config entries indent>
<#list entries as entry>
${indent}- name: ${entry.name?c}
<#if entry.properties??>
${indent}  properties:
<#list entry.properties as key, value>
${indent}    ${key?c}: ${value?c}
</#list>
</#if>
</#list>
</#macro>
# Made by Pelato from workflow.yaml: change that file, not this one.
# The images are pinned by digest, and the version is the hash of all that stands here.
apiVersion: core.oam.dev/v1beta1
kind: Application
metadata:
  name: ${app.name?c}
  annotations:
    version: ${app.version?c}
    description: ${app.description?c}
<#if app.schedules?has_content>
    pelato.schedules: ${app.schedules?c}
</#if>
<#if app.hosts?has_content>
    pelato.hosts: ${app.hosts?c}
</#if>
spec:
  components:
<#list app.components as component>
    - name: ${component.name?c}
      type: ${component.type}
      properties:
        image: ${component.image?c}
        id: ${component.id?c}
<#if component.config?has_content>
        config:
<@config entries=component.config indent="          "/>
</#if>
      traits:
        - type: ${component.scaler}
          properties:
            instances: ${component.instances?c}
            spread:
<#list component.spreads as spread>
              - name: ${spread.name?c}
                weight: ${spread.weight?c}
                requirements:
<#list spread.requirements as label, value>
                  ${label?c}: ${value?c}
</#list>
</#list>
<#list component.links as link>
        - type: link
          properties:
            name: ${link.name?c}
            namespace: ${link.namespace?c}
            package: ${link.package?c}
            interfaces: [<#list link.interfaces as interface>${interface?c}<#sep>, </#list>]
<#if link.sourceConfig?has_content>
            source:
              config:
<@config entries=link.sourceConfig indent="                "/>
</#if>
            target:
              name: ${link.target?c}
<#if link.targetConfig?has_content>
              config:
<@config entries=link.targetConfig indent="                "/>
</#if>
</#list>
</#list>
